"""What holds for all tests: properties are never judged by the clock of a busy machine."""

from hypothesis import settings

settings.register_profile("travaux", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=60)
settings.load_profile("travaux")

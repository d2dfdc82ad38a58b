"""What holds for all tests: properties are never judged by the clock of a busy machine, nor by luck.

Every run draws the same examples. `make soak` draws new ones, and what it finds becomes a fixed example.
"""

from hypothesis import settings

settings.register_profile("travaux", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile("travaux")

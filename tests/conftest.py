"""What holds for all tests: properties are never judged by the clock of a busy machine, nor by luck.

Every run draws the same examples. `make soak` draws new ones, and what it finds becomes a fixed example.
"""

import os

from hypothesis import Phase, settings

settings.register_profile("travaux", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2_000)
_ONLY_FIND = (Phase.explicit, Phase.generate)  # where a failure is enough to know, it is not made smaller
settings.register_profile(
    "mutate", deadline=None, max_examples=20, derandomize=True, database=None, phases=_ONLY_FIND
)
settings.load_profile("travaux")

os.environ.setdefault("TRAVAUX_PROCESSES", "1")  # tests run side by side already

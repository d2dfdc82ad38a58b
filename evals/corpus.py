"""Where evaluations and the tests of `tests/corpus` find what they read.

The corpus is real documents beside the project and no part of it; the labels are offsets into it.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
LABELS = ROOT / "evals" / "labels"
DATA = ROOT / "src" / "travaux" / "reference" / "data"

import json
import os
import subprocess
import sys
from pathlib import Path


def test_killed_at_random_moments_nothing_is_lost_and_the_end_is_the_same(tmp_path: Path) -> None:
    script = Path(__file__).with_name("interrupted.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "10", "20251"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told == {"same": True, "lost": [], "unsound": []}

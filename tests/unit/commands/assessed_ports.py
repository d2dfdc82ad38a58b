"""A small workspace with an adopted text on ports, whose delivery tests assess."""

from pathlib import Path

from travaux.commands.adding import add
from travaux.commands.running import run
from travaux.commands.workspace import create
from travaux.views.workspace import opened

TEXT = """Resolution 4/1 on ports

Adopted by the Assembly of Ports on 1 May 2030

The Assembly of Ports,

1. Requests the parties to light every pier by 1 March 2031;

2. Invites port authorities to keep a register of tides;

3. Calls for the dredging of every river mouth;
"""
AGAIN = """Resolution 5/2 on piers

Adopted by the Assembly of Ports on 1 February 2031

The Assembly of Ports,

1. Requests the parties to light every pier by 1 March 2031;

2. Requests Fiji to survey its reefs;
"""
EARLIER = """Resolution 1/9 on tides

Adopted by the Assembly of Ports on 1 May 2020

1. Invites port authorities to keep a register of tides;

2. Invites Fiji to count its lights;
"""
ACTORS = """
[[actor]]
code = "PARTIES"
name = "Parties to the Accord on Ports"
kind = "group"
members = ["NOR", "FJI", "KEN"]

[aliases]
"the parties" = "PARTIES"
"parties" = "PARTIES"
"""


def build(folder: Path, **texts: tuple[str, str]) -> None:
    """Make a workspace in ``folder`` of texts: name to (kind, text)."""
    create(folder, "Ports", actors="actors.toml")
    (folder / "actors.toml").write_text(ACTORS, encoding="utf-8")
    put(folder, **(texts or {"ports": ("adopted", TEXT)}))


def put(folder: Path, **texts: tuple[str, str]) -> None:
    """Add texts to a workspace and work them out."""
    with opened(folder) as workspace:
        wanted = []
        for name, (kind, text) in texts.items():
            path = folder / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            private = "private" if name.startswith("secret") else "public"
            wanted.append((path, {"kind": kind, "visibility": private}))
        assert all(item.error is None for item in add(workspace, wanted, "a clerk"))
        run(workspace, "a clerk")

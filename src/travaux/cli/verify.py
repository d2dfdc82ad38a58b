"""`travaux verify`: does a workspace hold what it says, and where does its chain stand."""

from collections.abc import Sequence
from pathlib import Path

import click

from travaux.cli.printing import print_json, say
from travaux.commands.verifying import verify as check
from travaux.domain.chain import ChainHead
from travaux.domain.messages import counted, message
from travaux.domain.record import Problem
from travaux.errors import WorkspaceError
from travaux.views.verification import Verification
from travaux.views.workspace import opened


@click.command("verify")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--head", "head_only", is_flag=True, help="Print the head of the chain alone, to be kept.")
@click.option("--against", metavar="HEAD", help="A head kept earlier: it must be a link of this chain.")
@click.option("--deep", is_flag=True, help="Work every result out again and compare.")
@click.option("--sample", type=click.IntRange(1), metavar="N", help="So for N results drawn by lot.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def verify(
    folder: Path, head_only: bool, against: str | None, deep: bool, sample: int | None, as_json: bool
) -> None:
    """Check that DIR holds what it says: originals, results, every quoted word, and its whole chain.

    Every write is bound to those before it. The last link, the head, stands for all of them: keep it where
    the workspace is not, or publish it. Whoever can write the whole record can make it a new chain, but none
    with a link that you kept: verify it --against that.
    """
    with opened(folder) as workspace:
        if head_only:
            _tell_head(workspace.record.chain_head(), as_json)
            return
        verification = check(workspace, against, deep=deep, sample=sample)
    if as_json:
        print_json(verification_json(verification))
    else:
        tell(verification)
    if verification.problems:
        raise WorkspaceError(
            f"{len(verification.problems)} things do not hold",
            where=str(folder),
            remedy="restore a copy with `travaux restore`, or add the files again",
        )


def tell_made(folder: Path, of: Path, verification: Verification, *, as_json: bool) -> None:
    """Print what became of a workspace that was made ``of`` a copy or a package.

    Raises:
        WorkspaceError: if it does not hold all that it says.
    """
    if as_json:
        print_json({"workspace": str(folder), **verification_json(verification)})
    else:
        say(message("made %(folder)s of %(copy)s", folder=str(folder), copy=str(of)))
        tell(verification)
    if verification.problems:
        raise WorkspaceError(
            message("the copy does not hold all that it says"),
            where=str(folder),
            remedy=message("look for an earlier copy, or add the files that are named again"),
        )


def tell(verification: Verification) -> None:
    """Print what does not hold, and the head of the chain."""
    found = verification.problems
    for item in found:
        click.echo(f"{item.where}: {item.message}")
    problems = counted("%(n)s problem", "%(n)s problems", len(found))
    say(problems if found else message("everything holds"))
    if verification.rederived is not None:
        say(
            message(
                "%(done)s results worked out again; %(others)s of another version or settings left out",
                done=verification.rederived,
                others=verification.incomparable,
            )
        )
    if verification.head:
        _tell_head(verification.head, as_json=False)


def _tell_head(head: ChainHead, as_json: bool) -> None:
    if as_json:
        print_json(head_json(head))
        return
    say(message("head of the chain: %(link)s (link %(number)s)", link=head.link or "–", number=head.number))
    if head.taken_up:
        say(
            message(
                "chained since %(moment)s; what is older was taken up as it stood",
                moment=head.taken_up,
            )
        )


def verification_json(verification: Verification) -> dict[str, object]:
    """Return what was verified as scripts read it."""
    return {
        "ok": not verification.problems,
        "problems": _problems_json(verification.problems),
        "leftovers": list(verification.leftovers),
        "rederived": verification.rederived,
        "incomparable": verification.incomparable,
        "head": head_json(verification.head) if verification.head else None,
    }


def _problems_json(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"code": item.code, "where": item.where, "message": item.message} for item in problems]


def head_json(head: ChainHead) -> dict[str, object]:
    """Return the head of a chain as scripts read it."""
    return {"link": head.link, "number": head.number, "taken_up": head.taken_up}

"""Working for a record that many machines share."""

import os
import secrets
import socket
from collections.abc import Callable
from threading import Event

from travaux.domain.jobs import WorkerSeen
from travaux.domain.messages import message
from travaux.errors import UsageError
from travaux.ports import Jobs
from travaux.runners.worker import Worker
from travaux.store.workspace import Workspace


def machine_name() -> str:
    """Return what to call this process among those of all machines; no two are called the same."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def work_for(
    workspace: Workspace, tell: Callable[[str], None], stopped: Event, *, until_idle: bool = False
) -> int:
    """Do what runs of this record have to share out, until ``stopped``; return how many jobs were done.

    Raises:
        UsageError: if the record is one machine's alone.
    """
    from travaux.pipeline.elsewhere import ORDERS, DoneInWorkspace, fitness, order_named

    jobs = _jobs_of(workspace)
    worker = Worker(jobs, ORDERS, fitness(workspace), machine_name(), order_named, tell)
    worker.serve(DoneInWorkspace(workspace.folder), stopped, until_idle=until_idle)
    return worker.done


def workers_of(workspace: Workspace) -> tuple[list[WorkerSeen], int]:
    """Return the workers that have joined, and how many jobs are not done yet.

    Raises:
        UsageError: if the record is one machine's alone.
    """
    jobs = _jobs_of(workspace)
    return jobs.workers(), jobs.waiting()


def _jobs_of(workspace: Workspace) -> Jobs:
    jobs = workspace.record.jobs()
    if jobs is None:
        raise UsageError(
            message("the record is a file on this machine, which shares its work among its own cores"),
            where=str(workspace.folder),
            remedy=message("a record in PostgreSQL has workers: `travaux new DIR --record ADDRESS`"),
        )
    return jobs

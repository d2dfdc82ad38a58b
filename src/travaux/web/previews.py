"""What a page says of itself elsewhere: its title in a window's tab, and the lines under a shared link."""

from travaux.domain.messages import Text, message
from travaux.views.snapshot import Snapshot
from travaux.web.menu import MENU

_LABELS = {entry.name: entry.label for entry in MENU}


def preview(context: object, snapshot: Snapshot) -> Text:
    """Return one or two sentences on a page, for link previews and search engines."""
    own: Text | None = getattr(context, "preview", None)
    return own or message(
        "From the record “%(title)s”. Every line opens on the words it rests on.", title=snapshot.title
    )


def title(context: object, snapshot: Snapshot, section: str) -> tuple[Text, ...]:
    """Return the parts of a page's title, so that no two pages of a record are called the same.

    A page is called by its heading; by its ``subject`` where several have one heading; by the section that it
    is in, for a source has pages in more than one; and by the record.
    """
    own: list[Text] = [getattr(context, name, None) or "" for name in ("heading", "qualifier", "subject")]
    parts = (*own, _LABELS.get(section, ""), snapshot.title)
    return tuple(dict.fromkeys(part for part in parts if part))

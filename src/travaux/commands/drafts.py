"""What is made beside its place, for pages that are published as for copies."""

from travaux.store.drafts import ASIDE, draft_beside

__all__ = ["ASIDE", "draft_beside"]

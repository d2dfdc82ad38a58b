"""Which of the sentences beside a claim give a reason for it; limits, next items and courtesies give none."""

from travaux.reference.cues import Cues

_KINDS = "explanation."


def is_reason(text: str, cues: Cues) -> bool:
    """Tell whether ``text``, as stripped of its opening, says why: a cause, a purpose or an effect.

    A language whose cues do not tell keeps every explanation as one.
    """
    if not cues.lists.get(f"{_KINDS}reason"):
        return True
    if text.rstrip().endswith("?") or cues.anywhere("courtesy.anywhere", "courtesy.core").search(text):
        return False
    if cues.anywhere(f"{_KINDS}no_reason").search(text):
        return False
    caused = cues.opening("speech.reason").match(text) or cues.anywhere("speech.reason").search(text)
    if cues.opening(f"{_KINDS}limit", f"{_KINDS}item").match(text) and not caused:
        return False
    if cues.opening(f"{_KINDS}effect").match(text):
        return True
    return cues.anywhere(f"{_KINDS}reason").search(text) is not None

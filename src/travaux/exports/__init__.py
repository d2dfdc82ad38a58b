"""The forms that reports take: HTML, Word, Markdown, JSON and the rest."""

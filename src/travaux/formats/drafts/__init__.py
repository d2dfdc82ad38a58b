"""The forms that drafts come in, each read into paragraphs."""

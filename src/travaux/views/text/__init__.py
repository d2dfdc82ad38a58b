"""The text: its drafts, their paragraphs through all versions, and what changed."""

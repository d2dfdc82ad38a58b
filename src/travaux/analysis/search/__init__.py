"""Words and questions as search understands them, in every script."""

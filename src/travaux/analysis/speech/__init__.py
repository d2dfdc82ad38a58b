"""What was said: sentences, arguments, agreement, statistics."""

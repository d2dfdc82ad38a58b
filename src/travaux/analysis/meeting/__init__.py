"""What one meeting amounts to: arguments, agreement, differences, decisions, summary."""

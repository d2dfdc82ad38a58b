"""What people can review, what they said, and what rests on it."""

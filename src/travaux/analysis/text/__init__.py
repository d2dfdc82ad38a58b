"""What was written: brackets, alignment, threads, changes, reuse, trace."""

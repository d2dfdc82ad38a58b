"""Acts and what became of them: each once, however often it is told."""

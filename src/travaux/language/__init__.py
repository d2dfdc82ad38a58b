"""The engine that reads language: sentences, clauses, modifiers and their scope."""

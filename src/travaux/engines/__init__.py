"""Engines behind the ports: embeddings and the like."""

"""How a text came to be adopted, step by step, from what its sources say."""

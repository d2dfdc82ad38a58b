"""A language model's sentences in place of composed lines, where their words prove them."""

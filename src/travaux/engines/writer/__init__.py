"""Writers: language models that put composed lines into sentences of their own, behind servers."""

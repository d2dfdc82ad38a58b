"""Speech recognisers: the embedded one, folders of models, and servers."""

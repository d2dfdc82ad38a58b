"""What was not heard surely: which words decide a sentence, and what is held back for them."""

"""The record in plain, frozen values: no input or output, no clock, no randomness."""

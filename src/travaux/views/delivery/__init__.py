"""Delivery: what people find that each holder of each commitment has done."""

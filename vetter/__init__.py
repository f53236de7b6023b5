"""Vetter: what a social media candidate claims, held against what pays the bills."""

"""The small parts pages are put together from."""

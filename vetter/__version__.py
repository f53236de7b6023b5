"""The version of the program, stated in this one place."""

__version__ = "0.1.0"

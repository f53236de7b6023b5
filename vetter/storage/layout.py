"""What lies where in a data folder."""

FILE_NAME = "vetter.db"
EVIDENCE = "evidence"
BACKUPS = "backups"
KEY_FILE = "vetter.key"
"""Beside a case file that is protected by a passphrase: the key, closed with it."""
OPENED = "opened"
"""Evidence of a protected case file that was opened with another program, until Vetter is locked or closed."""

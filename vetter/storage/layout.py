"""What lies where in a data folder."""

FILE_NAME = "vetter.db"
SET_ASIDE = f"{FILE_NAME}.damaged-*"
"""Damaged case files that something else was put in the place of, each kept with its day."""
EVIDENCE = "evidence"
BACKUPS = "backups"
KEY_FILE = "vetter.key"
"""Beside a case file that is protected by a passphrase: the key, closed with it."""
OPENED = "opened"
"""Evidence of a protected case file that was opened with another program, until Vetter is locked or closed."""
KEPT_FOLDERS = frozenset({EVIDENCE, BACKUPS, OPENED})
"""Where what is not ours is swept away."""

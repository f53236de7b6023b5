"""What lies where in a data folder."""

FILE_NAME = "vetter.db"
EVIDENCE = "evidence"
BACKUPS = "backups"

"""What a verdict says, in order and in words: one text for screen, paper and terminal."""

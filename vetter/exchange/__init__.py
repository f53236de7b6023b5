"""Files that people write, edit or bring: interview files and the samples that ship."""

"""The list of tables of a damaged database file, taken page by page from a sound one of the same making.

SQLite keeps the list in a tree whose root is the first page. A backup is a copy page by page, so that its pages of the
list have the same numbers. The form of pages is that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

_HEADER = 100
_INNER, _LEAF = 5, 13


def graft_schema(sound: bytes | bytearray, damaged: bytearray) -> bool:
    """Overwrite the pages of the damaged file's list of tables; return whether the two files have pages of one size."""
    size = int.from_bytes(sound[16:18], "big") or 65_536
    if len(sound) % size or len(damaged) < size:
        return False
    length = len(damaged) // size
    for number in _pages(sound, size, 1):
        page = bytearray(sound[(number - 1) * size : number * size])
        if number == 1:
            page[28:32] = length.to_bytes(4, "big")  # how many pages there are
            page[32:40] = bytes(8)  # none of them free
        damaged[(number - 1) * size : number * size] = page
    return True


def _pages(donor: bytes | bytearray, size: int, number: int) -> list[int]:
    """Return the numbers of the pages of a tree of rows, from its root down; long texts that spill over are left where they are."""
    page = donor[(number - 1) * size : number * size]
    start = _HEADER if number == 1 else 0
    if page[start] == _LEAF:
        return [number]
    if page[start] != _INNER:
        return []
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    children = [int.from_bytes(page[start + 8 : start + 12], "big")]
    for cell in range(cells):
        at = int.from_bytes(page[start + 12 + 2 * cell : start + 14 + 2 * cell], "big")
        children.append(int.from_bytes(page[at : at + 4], "big"))
    return [number, *(found for child in children for found in _pages(donor, size, child))]

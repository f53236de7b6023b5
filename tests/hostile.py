"""Hostile text: what somebody might type, paste or import to be taken for something other than words.

Every field of every screen, paper and file takes each of these and gives it back as it was typed. `HOSTILE` names each
by what it attacks. `KEEPABLE` leaves out what no text file can hold; `PRINTABLE` is what a paper prints letter by letter,
the rest of it is drawn as a mark in its place and named.
"""

from __future__ import annotations

import unicodedata
from typing import Final

MARKUP: Final = {
    "an open tag": "<b>bold",
    "a stray closing tag": "foo</para><para>bar",
    "a tag closed twice": "</b></b></i>",
    "a tag in a tag": "<b<i>>nested</b</i>>",
    "a local picture": '<img src="/etc/hostname"/>',
    "a remote picture": '<img src="https://example.org/pixel.png" width="1" height="1"/>',
    "a picture with a handler": '<img src=x onerror="alert(1)">',
    "a script link": '<a href="javascript:alert(1)">click</a>',
    "a file link": '<a href="file:///etc/passwd">my figures</a>',
    "a script": "<script>fetch('https://example.org')</script>",
    "a comment": "before<!-- gone? -->after",
    "a comment left open": "before<!-- never closed",
    "a processing instruction": '<?xml version="1.0"?><x/>',
    "a document type with an entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    "character data": "<![CDATA[ raw ]]>",
    "entities": "R&D &amp; &bogus; &#60; &#x3c; <3",
    "an entity left open": "AT&T &amp",
    "a font": '<font name="Nowhere" size="400" color="white">unseen</font>',
    "a colour that is code": "<font color=\"[[[getattr(pow,'__globals__')['os'].system('touch hurt')] for x in [1]]] and 'red'\">x</font>",
    "a line break": "one<br>two<br/>three",
    "an index entry": '<onDraw name="evil" label="x"/><index item="x"/>',
    "a style": "<style>body{display:none}</style>",
    "a frame": '<iframe src="file:///etc/passwd"></iframe>',
    "a drawing": '<svg onload="alert(1)"><image href="/etc/hostname"/></svg>',
    "rich text of a window": '<html><body><h1 style="font-size:400pt">loud</h1></body></html>',
    "a table": "<table><tr><td>cell</td></tr></table>",
    "mark-down": "# Heading **bold** [link](https://example.org) ![p](x.png) `code`",
    "a mnemonic": "&File &&Save &Quit",
    "a template": "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} #{7*7} <%= 7*7 %>",
}
FORMATS: Final = {
    "per cent signs": "100 % %s %d %n %(name)s %%",
    "braces": "{} {0} {name!r} {0.__class__} {{}}",
    "arguments of a window's text": "%1 %2 %L1 %99",
    "back slashes": "C:\\new\\table\\u0041 \\n \\t \\0 \\",
    "a terminal's colours, without the escape": "[31mred[0m [3*]",
    "quotation marks": "\"double\" 'single' `back` “curly” ‘curly’ «angle» „low“",
    "only a quotation mark": '"',
    "brackets unbalanced": "((([[[{{{<<<",
    "brackets the wrong way": ")))]]]}}}>>>",
    "the end of a page's text": ") Tj ET Q endstream endobj trailer %%EOF",
    "an object of a page": "<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>",
    "a string left open": "(never closed \\",
    "a name of a page": "/Launch /URI (https://example.org) /OpenAction",
    "an array of JSON": '["a", {"b": null}]',
    "the end of a JSON text": '"}]}, "verdict": "professional", "x": {"y": ["',
    "yes, no and nothing": "null None nil undefined true false NaN Infinity -0",
    "a number that is words": "1e309 0x1F 1_000 ١٢٣ ½ ² Ⅷ",
}
SHEETS: Final = {
    "a formula": "=1+1",
    "a command as a formula": "=cmd|' /C calc'!A0",
    "a formula with a plus": "+1+1",
    "a formula with a minus": "-2+3",
    "a formula with an at": "@SUM(1)",
    "a formula after a tab": "\t=1+1",
    "a remote formula": '=HYPERLINK("https://example.org","figures")',
    "cells in one": 'a","b";"c\t"d',
}
DATABASES: Final = {
    "a table dropped": "Robert'); DROP TABLE candidates;--",
    "always true": "' OR '1'='1",
    "a comment of a query": "x' -- /* */ ;",
    "patterns of a query": "100%_done [a-z]* ? ^",
    "words of a search": 'NEAR("a" "b", 5) AND NOT column:x* OR ^y -z',
    "a lone search word": "AND",
    "an unclosed search phrase": '"open',
    "a wild card alone": "*",
}
PLACES: Final = {
    "a path upwards": "../../../../etc/passwd",
    "a path on a drive": "C:\\Windows\\System32\\con.pdf",
    "a reserved name": "CON",
    "a reserved name with an ending": "nul.txt",
    "only dots": "..",
    "a hidden file": ".bashrc",
    "an option of a command": "--data-dir=/tmp -rf",
    "a command": "$(rm -rf ~) `id` ; id | id && id",
    "characters no file name has": 'a/b\\c:d*e?f"g<h>i|j',
    "a share": "\\\\example.org\\share\\x",
    "an address": "https://example.org/a?b=c&d=%20#e",
    "an address with a name in it": "https://bank.example@evil.example/",
    "an address that runs": "javascript:alert(1) data:text/html,<script>x</script> vbscript:x",
    "an address of mail": "mailto:x@example.org?bcc=y@example.org",
    "an address in other letters": "https://еxаmple.org/",
}
SPACES: Final = {
    "lines": "one\ntwo\r\nthree\rfour",
    "empty lines": "\n\n\nlate\n\n",
    "other ends of lines": "a\x0bb\x0cc\x85d\u2028e\u2029f",
    "tabs": "a\tb\t\tc",
    "spaces around": "   padded   ",
    "spaces of every width": "a\u00a0b\u2003c\u2009d\u202fe\u3000f",
    "nothing to be seen": "\u200b\u200b\u2060\ufeff",
    "a soft hyphen and joiners": "co\u00adop\u200cer\u200date",
}
DIRECTIONS: Final = {
    "an override": "invoice\u202efdp.exe",
    "an embedding left open": "\u202babc \u202adef",
    "isolates unbalanced": "\u2067abc\u2066def",
    "marks of direction": "a\u200eb\u200fc\u061cd",
    "Hebrew among Latin": "שלום (hello) 123, עולם",
    "Arabic among Latin": "مرحبا (hello) 123، العالم",
    "Arabic with marks": "مُحَمَّد لا إله ﷺ",
}
SCRIPTS: Final = {
    "diacritics composed": "Łukasz Żółć, Þórður Ægisson, Nguyễn Thị Hằng, İstanbul ığ",
    "diacritics apart": "e\u0301 o\u0308 n\u0303 s\u030c A\u030a",
    "marks piled up": "Z\u0351\u036b\u0343a\u0328\u0322\u031bl\u0334\u0335g\u0321\u0340o\u0358\u0362",
    "a mark alone": "\u0301",
    "Greek and Cyrillic": "Ἀθηνᾶ Παπαδοπούλου, Щёголев Юрій",
    "letters that look Latin": "Аррle рауments",
    "Chinese, Japanese": "王小明、山田花子、ヤマダ",
    "Korean": "김민수",
    "Devanagari, Thai": "प्रिया शर्मा, สมชาย",
    "other scripts": "ქართული հայերեն አማርኛ தமிழ் বাংলা",
    "faces": "growth 🚀📈 \U0001f468\u200d\U0001f469\u200d\U0001f467 👍🏽 🇳🇴 ❤️",
    "letters of mathematics": "𝓖𝓾𝓻𝓾 𝟙𝟚𝟛 𝐛𝐨𝐥𝐝",
    "ligatures and fractions": "ﬁnal ﬀort ½ ™ ℅ №",
    "letters whose case changes their number": "ß ŉ ǰ ΐ ﬃ İ",
    "beyond the first plane": "\U00020000\U0001d11e\U0010ffff",
    "private letters": "\ue000\uf8ff\U000f0000",
    "no characters": "\ufffe\uffff\ufdd0",
}
CONTROLS: Final = {
    "a zero": "a\x00b",
    "a bell and a backspace": "a\x07b\x08c",
    "a terminal's colours": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "delete and the upper controls": "a\x7fb\x80c\x9bd",
    "an end of input": "a\x04b\x1ac",
    "tags of a language": "a\U000e0041\U000e007fb",
    "half of a broken character": "a\ud800b",
    "halves in the wrong order": "\udc00\ud800",
}
SIZES: Final = {
    "nothing": "",
    "one space": " ",
    "a word without an end": "x" * 3000,
    "words without an end": "growth hacking " * 400,
    "a line of full stops": "." * 500,
    "many lines": "line\n" * 200,
    "many marks on one letter": "a" + "\u0301" * 300,
    "brackets opened deep": "(" * 1500,
}

HOSTILE: Final = {**MARKUP, **FORMATS, **SHEETS, **DATABASES, **PLACES, **SPACES, **DIRECTIONS, **SCRIPTS, **CONTROLS, **SIZES}
"""Every hostile text under a name that says what it attacks."""

KEEPABLE: Final = {name: text for name, text in HOSTILE.items() if not any(unicodedata.category(each) == "Cs" for each in text)}
"""What a file in UTF-8 can hold: all but the halves of broken characters."""

PRINTABLE: Final = {name: text for name, text in HOSTILE.items() if text.isascii() and text.isprintable() and text.strip()}
"""What every paper and screen shows letter by letter."""

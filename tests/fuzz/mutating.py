"""Inputs for a reader: random ones with the shape of its format, and valid samples that were changed.

Everything is bytes and comes out of Hypothesis, for the tests and for a long run alike, so that what makes a
reader fail is made small by Hypothesis itself.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hypothesis import strategies as st

Kind = Literal["flip", "cut", "insert", "overwrite", "splice", "swap", "repeat"]
Shape = Literal["bytes", "json", "yaml", "text"]
KINDS: tuple[Kind, ...] = ("flip", "cut", "insert", "overwrite", "splice", "swap", "repeat")
LARGEST = 400_000
"""No input grows beyond this many bytes here; what is larger has a test of its own (test_bombs)."""

# Numbers on the edge, ends of texts, and what parsers trip over.
CHUNKS = (
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\0\0\0",
    b"\0\0\0\0",
    b"\x01\0\0\0",
    b"\n",
    b"\r",
    b"\t",
    b"\x1b[31m",
    b"\x07",
    b"\xc2\x85",
    "\u2028".encode(),
    "\u202e".encode(),
    "\ufeff".encode(),
    "\u0130".encode(),
    "\U0001f600".encode(),
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\\u0000",
    b"-1",
    b"0",
    b"1e400",
    b"-0.0",
    b"9" * 30,
    b"9" * 5_000,
    b"1e-999999999",
    b"NaN",
    b"Infinity",
    b"null",
    b"true",
    b"~",
    b"[",
    b"]",
    b"{",
    b"}",
    b'"',
    b"'",
    b":",
    b": ",
    b"- ",
    b",",
    b"&a ",
    b"*a ",
    b"!!python/object:os.system ",
    b"<<: ",
    b"|\n",
    b">\n",
    b"---\n",
    b"...\n",
    b"%YAML 9.9\n",
    b"? ",
    b"#",
    b"@",
    b"`",
    b"0x10",
    b"0o17",
    b"1_000",
    b"12:30:45",
    b"2026-02-30",
    b"0000-00-00",
    b"../../../etc/passwd",
    b"file.yaml -> ../outside/secret.yaml\n",
    b"%s%n{0}",
    b"=cmd|' /C calc'!A0",
    b"<b>&lt;",
    b"[" * 60,
    b'{"a":' * 60,
)
_WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_.-]{1,40}")
_ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1.5,
    10**30,
    -(10**30),
    1e308,
    "",
    "a" * 5_000,
    "\0",
    "\x1b[2J",
    "\u202e",
    "\ud800",
    [],
    {},
    [[[[[[]]]]]],
    {"": ""},
    "2026-02-30",
    "0001-01-01",
    "9999-12-31T23:59:59+00:00",
    "../..",
    float("nan"),
    "1/0",
    "9" * 5_000,
)


@dataclass(frozen=True)
class Edit:
    """One change: what, where (as a share of the length), how much, and with what."""

    kind: Kind
    at: int
    length: int
    chunk: bytes
    to: int

    def applied(self, data: bytes, other: bytes) -> bytes:
        """Return the bytes after this change; ``other`` is another sample to splice with."""
        start = self.at * len(data) // 1_000_000
        end, to = min(len(data), start + self.length), self.to * len(data) // 1_000_000
        match self.kind:
            case "flip":
                flipped = bytes(each ^ (1 << self.length % 8) for each in data[start : start + 1])
                return data[:start] + flipped + data[start + 1 :]
            case "cut":
                return data[:start] + data[end:] if self.to % 4 else data[:start]
            case "insert":
                return data[:start] + self.chunk + data[start:]
            case "overwrite":
                return data[:start] + self.chunk + data[start + len(self.chunk) :]
            case "splice":
                return data[:start] + other[self.to * len(other) // 1_000_000 :]
            case "swap":
                first, last = sorted((start, to))
                middle = min(len(data), last + self.length)
                return data[:first] + data[last:middle] + data[first:last] + data[middle:]
            case "repeat":
                return data[:start] + data[start:end] * (1 + self.to % 200) + data[end:]


def words_in(samples: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the words of a format: names of keys, and values that mean something."""
    found = {word for sample in samples for word in _WORD.findall(sample[:200_000])}
    return tuple(sorted(found))[:2_000]


def mutated(samples: Sequence[bytes], shape: Shape) -> st.SearchStrategy[bytes]:
    """Give valid samples with a few changes, in their bytes, or in their values where they are JSON."""
    words = words_in(samples)
    chunk = st.one_of(st.sampled_from(CHUNKS + words), st.binary(max_size=8))
    share = st.integers(0, 999_999)
    length = st.one_of(st.integers(0, 8), st.integers(0, 5_000))
    edits = st.lists(
        st.builds(Edit, st.sampled_from(KINDS), share, length, chunk, share), min_size=1, max_size=6
    )
    sample = st.sampled_from(list(samples))
    raw = st.builds(_edited, sample, sample, edits)
    if shape != "json":
        return raw
    path = st.lists(st.integers(0, 1_000), max_size=8)
    value = st.one_of(st.sampled_from(_ODD), values(words))
    changes = st.lists(
        st.tuples(path, value, st.sampled_from(("set", "drop", "add", "twice"))), min_size=1, max_size=4
    )
    return st.one_of(raw, st.builds(_changed, sample, changes))


def random(samples: Sequence[bytes], shape: Shape, starts: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Give bytes of chance behind the first bytes of the format, or values and signs of its grammar."""
    words = words_in(samples)
    start = st.sampled_from([b"", *starts])
    noise = st.builds(bytes.__add__, start, st.binary(max_size=600))
    soup = st.lists(st.sampled_from(CHUNKS + words), max_size=60).map(b"".join)
    if shape == "bytes":
        return st.one_of(noise, st.builds(bytes.__add__, start, soup))
    if shape == "text":
        typed = st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
        return st.one_of(noise, soup, typed)
    grown = values(words).map(_dumped)
    if shape == "yaml":
        lines = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(CHUNKS + words), soup), max_size=30)
        return st.one_of(noise, soup, grown, lines.map(_indented))
    return st.one_of(noise, soup, grown)


def values(words: Sequence[bytes]) -> st.SearchStrategy[Any]:
    """Give JSON values whose keys and texts are mostly words of the format."""
    word = st.sampled_from([each.decode("ascii") for each in words] or ["a"])
    leaves = st.one_of(word, st.sampled_from(_ODD), st.integers(), st.text(max_size=20))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=6),
            st.dictionaries(st.one_of(word, st.text(max_size=8)), inner, max_size=6),
        ),
        max_leaves=20,
    )


def _edited(data: bytes, other: bytes, edits: list[Edit]) -> bytes:
    for edit in edits:
        data = edit.applied(data, other)[:LARGEST]
    return data


def _indented(lines: list[tuple[int, bytes, bytes]]) -> bytes:
    return b"".join(b"  " * depth + key + b": " + rest + b"\n" for depth, key, rest in lines)


def _dumped(value: Any) -> bytes:
    return json.dumps(value).encode("ascii")


def _changed(data: bytes, changes: list[tuple[list[int], Any, str]]) -> bytes:
    try:
        value = json.loads(data)
    except ValueError:
        return data
    for path, new, how in changes:
        value = _at(value, path, new, how)
    return json.dumps(value, separators=(",", ":")).encode("ascii")[:LARGEST]


def _at(value: Any, path: list[int], new: Any, how: str) -> Any:
    """Return the value with another one at the end of a path; steps that lead too far come back in."""
    if not path or not isinstance(value, dict | list) or not value:
        return new
    step, rest = path[0] % len(value), path[1:]
    if isinstance(value, list):
        if rest:
            return [_at(each, rest, new, how) if at == step else each for at, each in enumerate(value)]
        there = {"set": [new], "drop": [], "add": [value[step], new], "twice": [value[step]] * 2}[how]
        return [*value[:step], *there, *value[step + 1 :]]
    key = list(value)[step]
    if rest:
        return {**value, key: _at(value[key], rest, new, how)}
    if how == "drop":
        return {name: each for name, each in value.items() if name != key}
    return {**value, f"{key}s" if how == "add" else key: new}

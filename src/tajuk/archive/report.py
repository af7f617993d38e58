"""What an import did, in counts that add up. `docs/contracts/command-line.md` gives the JSON shape."""

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """One item that could not be taken: which, where (line 0 when there is none), and why."""

    item: str
    line: int
    reason: str
    file: str = ""


class Counts(msgspec.Struct):
    """What became of the items of a file: `read` is the sum of what follows up to `refused`."""

    read: int = 0
    published: int = 0
    draft: int = 0
    media: int = 0
    unchanged: int = 0
    skipped: dict[str, int] = msgspec.field(default_factory=dict)
    refused: list[Refusal] = msgspec.field(default_factory=list)
    people: int = 0
    sections: int = 0
    topics: int = 0
    comments: int = 0

    def add(self, other: "Counts") -> None:
        """Add another file's counts to these."""
        for name in ("read", "published", "draft", "media", "unchanged", "people", "sections", "topics", "comments"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, number in other.skipped.items():
            self.skipped[kind] = self.skipped.get(kind, 0) + number
        self.refused.extend(other.refused)

    def count(self, what: str) -> None:
        """Count one more of something that stands beside the items: people, sections, topics."""
        setattr(self, what, getattr(self, what) + 1)

    def one(self, became: str) -> None:
        """Count an item that was published, a draft, media or unchanged."""
        self.read += 1
        self.count(became)

    def skip(self, kind: str) -> None:
        """Count an item of a kind we leave alone."""
        self.read += 1
        self.skipped[kind] = self.skipped.get(kind, 0) + 1

    def refuse(self, item: str, line: int, reason: str) -> None:
        """Count an item that could not be taken."""
        self.read += 1
        self.refused.append(Refusal(item, line, reason))

    def named(self, file: str) -> "Counts":
        """Return these counts with the file's path in every refusal."""
        refused = [msgspec.structs.replace(refusal, file=file) for refusal in self.refused]
        return msgspec.structs.replace(self, refused=refused)


class Report(msgspec.Struct):
    """What an import did: in total, and file by file, keyed by the paths as they were given."""

    total: Counts = msgspec.field(default_factory=Counts)
    files: dict[str, Counts] = msgspec.field(default_factory=dict)

    def added_up(self) -> "Report":
        """Return the report with the files' counts added up in its total."""
        self.total = Counts()
        self.files = {path: counts.named(path) for path, counts in self.files.items()}
        for counts in self.files.values():
            self.total.add(counts)
        return self

    def as_json(self) -> bytes:
        """Return the one object that `tajuk import --json` prints."""
        total: dict[str, object] = msgspec.to_builtins(self.total)
        return msgspec.json.encode({**total, "files": self.files})

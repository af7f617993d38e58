"""The root of every error of ours: fields for machines, `str()` for an editor (what, where, what to do)."""


class TajukError(Exception):
    """Something a person must be told. Families live in their packages."""


class BadInput(TajukError):
    """Something given to us that we cannot take: what it is, why not, what to do."""

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.what, self.why, self.remedy = what, why, remedy

    def __str__(self) -> str:
        return f"{self.what}: {self.why}; {self.remedy}"

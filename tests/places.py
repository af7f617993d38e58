"""Where rendering finds things in tests."""


class Nowhere:
    """Knows nothing."""

    def href(self, guid):
        return ""

    def headline(self, guid):
        return ""

    def paid(self, guid):
        return ""

    def mention(self, of, slug):
        return ""

    def source(self, picture, width, format="webp"):
        return ""

    def elsewhere(self, url: str) -> str:
        return url

    def label(self, of):
        return ""

    def written(self, value):
        return str(value)

    def drawing(self, chart):
        return ""


class Somewhere(Nowhere):
    """Knows every document and holds every picture that has a digest; what is `gone` is not to be read any more."""

    def __init__(self, gone=()):
        self._gone = gone

    def href(self, guid):
        return "" if guid in self._gone else f"/berita/{guid}"

    def headline(self, guid):
        return f"Judul {guid}"

    def mention(self, of, slug):
        return f"/{of}/{slug}"

    def source(self, picture, width, format="webp"):
        return f"/media/{picture.media}/{width}.{format}" if picture.media else ""

    def elsewhere(self, url: str) -> str:
        return url

    def label(self, of):
        return {"related": "Baca juga", "figures": "Angka", "source": "Sumber", "table": "Tabel"}[of]

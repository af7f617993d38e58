"""What goes wrong with an edge."""

from tajuk.errors import TajukError


class EdgeError(TajukError):
    """An edge that did not do what it was told; it is told again."""

    def __init__(self, edge: str, problem: str) -> None:
        super().__init__(edge, problem)
        self.edge, self.problem = edge, problem

    def __str__(self) -> str:
        return f"{self.edge}: {self.problem}"

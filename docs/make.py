"""Makes the documentation that comes from code. Run: make docs"""

from pathlib import Path

from tajuk.story import schema

CONTRACTS = Path(__file__).parent / "contracts"


def main() -> None:
    """Write the story's JSON schema."""
    (CONTRACTS / "story.schema.json").write_bytes(schema.json_schema())


if __name__ == "__main__":
    main()

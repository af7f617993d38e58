"""Money: whole minor units of a currency, never a float."""

import msgspec


class Money(msgspec.Struct, frozen=True):
    """An amount. `minor` counts the currency's smallest unit (sen, cents); `currency` is its ISO 4217 code."""

    minor: int
    currency: str

    def plus(self, other: "Money") -> "Money":
        """Return the sum.

        Raises: ValueError when the currencies differ.
        """
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}; convert one of them first")
        return Money(self.minor + other.minor, self.currency)

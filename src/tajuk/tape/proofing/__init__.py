"""What a text says of prices, and whether the tape agrees. Pure but for `against_tape`.

Way in: `proof.proof`; `recognising.mentions` while somebody writes. It flags and never changes a text.
"""

"""The command `kb`: it composes the rest and decides nothing."""

from kb.cli.main import main

__all__ = ["main"]

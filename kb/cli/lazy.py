"""A group of commands of which only the one that is run is imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem


@dataclass(frozen=True)
class Lazy:
    """Where a command is, as `module:attribute`, and what its help says of it in a line."""

    where: str
    help: str

    def load(self) -> click.Command:
        """Import the command."""
        module, _, attribute = self.where.partition(":")
        found = getattr(import_module(module), attribute)
        if not isinstance(found, click.Command):
            raise TypeError(f"{self.where} is no command")
        return found


class LazyGroup(click.Group):
    """Commands in a given order; to list or complete them imports none of them."""

    def __init__(self, *arguments: Any, lazy: Mapping[str, Lazy], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.lazy = lazy

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names in their order."""
        return list(self.lazy)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import one command; None where there is none of that name."""
        return self.lazy[name].load() if name in self.lazy else None

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names and what each is for."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in self.lazy.items()])

    def shell_complete(self, context: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the names that begin so, then the options as every command has them."""
        begun = [
            CompletionItem(name, help=command.help)
            for name, command in self.lazy.items()
            if name.startswith(incomplete)
        ]
        return begun + click.Command.shell_complete(self, context, incomplete)

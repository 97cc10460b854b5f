"""The prompt itself: a line or several that are typed, coloured, completed and remembered."""

import asyncio
import os
import shlex
from collections.abc import AsyncGenerator, Iterator, Mapping
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import has_focus
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import create_output

from kb.errors import ThroughlineError
from kb.queries.question import Question
from kb.queries.suggest import Suggestion, suggest
from kb.shell import entries
from kb.shell.colours import STYLE, Cypher
from kb.shell.completion import Asked, Known, asked, candidates, invites
from kb.shell.session import Session

PROMPT = "kb> "
CONTINUED = "  > "
PATIENCE = 2.0  # seconds that a person waits for values from the database


class Cleared(Exception):
    """Ctrl-C: what was typed is not wanted."""


def prompter(
    session: Session,
    questions: Mapping[str, Question],
    history: Path | None,
    coloured: bool,
) -> "PromptSession[str]":
    """Return what reads one input after another.

    Reading raises `Cleared` at Ctrl-C, and `EOFError` at Ctrl-D where nothing is typed.

    Args:
        session: whose parameters are completed, and whose database is asked for values.
        questions: which are completed.
        history: the file of what was typed before; None to remember this session's alone.
        coloured: whether what is typed is coloured.
    """
    return PromptSession(
        PROMPT,
        multiline=True,
        prompt_continuation=CONTINUED,
        lexer=PygmentsLexer(Cypher) if coloured else None,
        style=STYLE if coloured else None,
        completer=_Completer(session, questions),
        complete_while_typing=True,
        include_default_pygments_style=False,
        reserve_space_for_menu=6,
        history=_Kept(history) if history else _Remembered(),
        key_bindings=_keys(),
        interrupt_exception=Cleared,
        # Where answers go to a file, the prompt is still on the terminal.
        output=create_output(always_prefer_tty=True),
    )


class _Remembered(InMemoryHistory):
    """What this session remembers: no line that begins with a space."""

    def append_string(self, string: str) -> None:
        if not string.startswith(" "):
            super().append_string(string)


class _Kept(FileHistory):
    """What all sessions of a home remember, readable by its owner only."""

    def __init__(self, file: Path) -> None:
        os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
        super().__init__(str(file))

    def append_string(self, string: str) -> None:
        if not string.startswith(" "):
            super().append_string(string)


class _Completer(Completer):
    def __init__(self, session: Session, questions: Mapping[str, Question]) -> None:
        self.session = session
        self.questions = questions

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        text = document.text_before_cursor
        # Where nothing of a word is typed, a list would be in the way of who does not ask for it.
        if complete_event.completion_requested or invites(text):
            for found in candidates(text, self._known()):
                yield Completion(found.text, -found.typed, display_meta=found.note)

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        for completion in self.get_completions(document, complete_event):
            yield completion
        if (value := asked(document.text_before_cursor, self._known())) is not None:
            for found in await self._values(value):
                quoted = shlex.quote(found.value)
                yield Completion(quoted, -value.typed, display_meta=found.label or "")

    def _known(self) -> Known:
        return Known(tuple(self.session.parameters), self.questions)

    async def _values(self, value: Asked) -> list[Suggestion]:
        try:
            waited = suggest(self.session.db, value.question, value.parameter, value.begun)
            return await asyncio.wait_for(waited, PATIENCE)
        except (ThroughlineError, TimeoutError, OSError):
            return []  # a message would land in the line that is being typed


def _keys() -> KeyBindings:
    bindings = KeyBindings()

    @bindings.add("enter", filter=has_focus(DEFAULT_BUFFER))
    def run_or_continue(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None  # it is chosen
        elif entries.is_ended(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=False)

    @bindings.add("escape", "enter", filter=has_focus(DEFAULT_BUFFER))
    def run(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings

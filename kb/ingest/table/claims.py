"""The claims that a row makes: what it says, what it cites, and what that states."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.ingest.table import citations, conditions, states, template
from kb.ingest.table.citations import Cite
from kb.ingest.table.conditions import Holds
from kb.ingest.table.draft import Draft
from kb.ingest.table.states import Speech, State
from kb.ingest.table.template import Fill
from kb.ingest.table.things import Thing
from kb.ingest.tree import Mapping as Block
from kb.ingest.tree import Mark, Sequence
from kb.model.claims import Stance

KEYS = ("says", "cites", *(str(stance) for stance in Stance), *conditions.KEYS)


@dataclass(frozen=True)
class ClaimMaker:
    """How a row makes one claim, if its conditions hold.

    Attributes:
        needs: the values without which there is no text of `says`.
    """

    holds: Holds
    says: Fill
    needs: tuple[str, ...]
    states: tuple[State, ...]
    cites: Cite


def read(draft: Draft, things: Mapping[str, Thing], root: Block) -> list[ClaimMaker]:
    """Read the list of claims."""
    entries = root.get("claims")
    if not isinstance(entries, Sequence) or not entries.items:
        mark = (entries or root).mark
        draft.page.wrong(mark, "the mapping has no claims", "write a list under `claims:`")
        return []
    blocks = ((draft.page.mapping(tree, "a claim"), tree.mark) for tree in entries.items)
    found = (_claim(draft, things, block or Block(mark, ()), mark) for block, mark in blocks)
    return [claim for claim in found if claim]


def _claim(
    draft: Draft, things: Mapping[str, Thing], block: Block, mark: Mark
) -> ClaimMaker | None:
    draft.page.known_keys(block, KEYS)
    text = block.get("says")
    says = draft.parsed(text, "says") if text is not None else None
    if text is None:
        draft.page.wrong(mark, "the claim has no `says`", "write `says:` in it")
    found = tuple(
        state
        for stance in Stance
        for state in states.read(
            Speech(draft, things, stance), draft.page.mapping(block.get(stance), stance)
        )
    )
    if not found:
        what = "the claim states nothing"
        draft.page.wrong(mark, what, "add `asserts`, `denies` or `qualifies`")
    holds = conditions.read(draft.page, draft.columns, block)
    cites = citations.read(draft, draft.page.mapping(block.get("cites"), "cites"))
    if says is None:
        return None
    fill = template.filler(says, draft.columns.places)
    return ClaimMaker(holds, fill, says.needed, found, cites)

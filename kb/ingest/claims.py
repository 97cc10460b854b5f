"""The list of claims: one passage each, with what it states of what."""

from collections.abc import Iterator
from dataclasses import replace

from kb.ingest import blocks
from kb.ingest import outline as outlines
from kb.ingest.locators import LONGEST_END, ends_of
from kb.ingest.outline import Outline
from kb.ingest.page import Page
from kb.ingest.terms import Speech
from kb.ingest.tree import Mapping, Mark, Scalar, Sequence, Tree
from kb.model import ids, schema
from kb.model.claims import Claim, Source, Stance, Statement

CLAIM_KEYS = (
    *("says", "at", "by", "cites", "source", "each", "id"),
    *("asserts", "denies", "qualifies", "withdraws"),
)


def read(page: Page, outline: Outline, root: Mapping) -> list[tuple[Mark, Claim]]:
    """Read every claim; the mark is that of its locator, for the search in the source's text."""
    entries = root.get("claims")
    if not isinstance(entries, Sequence) or not entries.items:
        mark = entries.mark if entries else root.mark
        page.wrong(mark, "the dossier has no claims", "write a list under `claims:`")
        return []
    found: list[tuple[Mark, Claim]] = []
    taken: dict[str, int] = {}
    for entry in entries.items:
        block = page.mapping(entry, "a claim")
        if block is None:
            page.wrong(entry.mark, "a claim is empty", "write `says:` and what it asserts")
            continue
        mark = (block.get("at") or block).mark
        found.append((mark, _claim(page, outline, root, block, taken)))
    return found


def _claim(
    page: Page, outline: Outline, root: Mapping, block: Mapping, taken: dict[str, int]
) -> Claim:
    page.known_keys(block, CLAIM_KEYS)
    page.filled(block)
    says, locator = _required(page, block, "says"), _required(page, block, "at")
    if locator:
        _check_locator(page, (block.get("at") or block).mark, locator)
    source = _source(page, outline, block, block.get("source") or root.get("source"))
    if source and source.published is None:
        what = f"the source `{source.id}` has no date of publication"
        page.wrong(block.mark, what, "write `published:` in it, or read the claim elsewhere")
    speaker = block.get("by")
    withdraws = tuple(name.text for name in page.scalars(block.get("withdraws"), "withdraws"))
    statements = tuple(_statements(page, outline, source, block))
    if not statements and not withdraws and not _stances(block):
        what = "the claim states nothing"
        page.wrong(block.mark, what, "add `asserts`, `denies`, `qualifies` or `withdraws`")
    _check_stances(page, block, statements)
    given = _given_id(page, block)
    if given and given in withdraws:
        page.wrong(block.mark, "the claim withdraws itself", "name the claim that it takes back")
    claim = Claim(
        given,
        _place(source, locator, given, taken),
        says,
        locator,
        source.id if source else "",
        statements,
        cites=tuple(_cited(page, outline, source, block)),
        by=outlines.party(page, outline, speaker) if speaker else "",
        withdraws=withdraws,
    )
    return claim if given else replace(claim, id=claim.content)


def _stances(block: Mapping) -> list[Stance]:
    return [stance for stance in Stance if (stated := block.get(stance)) and _holds(stated)]


def _holds(tree: Tree) -> bool:
    return not isinstance(tree, Mapping) or bool(tree.items)


def _check_stances(page: Page, block: Mapping, statements: tuple[Statement, ...]) -> None:
    stated = {
        stance: {s.key for s in statements if s.stance is stance and not s.field}
        for stance in (Stance.ASSERTS, Stance.DENIES)
    }
    for key in sorted(stated[Stance.ASSERTS] & stated[Stance.DENIES]):
        what = f"the claim both asserts and denies `{key.id}`"
        page.wrong(block.mark, what, "make it two claims")


def _required(page: Page, block: Mapping, name: str) -> str:
    text = page.text(block.get(name), name)
    if not text:
        page.wrong(block.mark, f"the claim has no `{name}`", f"write `{name}:` in it")
    return text


def _check_locator(page: Page, mark: Mark, locator: str) -> None:
    if not any(character.isalnum() for character in locator):
        page.wrong(mark, "the locator has no words", "give the passage's first … last words")
    for end in ends_of(locator):
        if len(end.split()) > LONGEST_END:
            what = f"`{end}` is longer than {LONGEST_END} words"
            page.wrong(mark, what, "give the passage's first words … last words, no more")


def _cited(page: Page, outline: Outline, source: Source | None, block: Mapping) -> Iterator[str]:
    for name in page.scalars(block.get("cites"), "cites"):
        cited = _source(page, outline, block, name)
        if cited and cited == source:
            page.wrong(name.mark, "the source cites itself", "name the source that it names")
        elif cited:
            yield cited.id


def _source(page: Page, outline: Outline, block: Mapping, name: Tree | None) -> Source | None:
    if name is None:
        page.wrong(block.mark, "the claim has no source", "write `source:` in it or above all")
        return None
    text = page.text(name, "source")
    if text not in outline.sources:
        page.unknown(name.mark, "source", text, outline.sources)
    return outline.sources.get(text)


def _place(source: Source | None, locator: str, given: str, taken: dict[str, int]) -> str:
    # A passage that several claims share is told apart by their order, so that rewording a
    # paraphrase changes a claim instead of replacing it.
    if given:
        return given
    passage = ids.digest(source.id if source else "", locator)
    taken[passage] = taken.get(passage, 0) + 1
    return ids.digest(passage, str(taken[passage]))


def _given_id(page: Page, block: Mapping) -> str:
    written = block.get("id")
    given = page.text(written, "id")
    if written and given and not ids.is_id(given):
        what = f"`{given}` cannot be an id"
        page.wrong(written.mark, what, "write small letters and digits, as `varela-denial`")
    return given


def repeated(page: Page, located: list[tuple[Mark, Claim]]) -> None:
    """Note every claim whose id, given or made of all that it says, is already another's."""
    seen: dict[str, Mark] = {}
    for mark, claim in located:
        if claim.id in seen:
            what = f"the claim is that of line {seen[claim.id].line} again"
            page.wrong(mark, what, "remove one, or give each an `id:` of its own")
        seen.setdefault(claim.id, mark)


def _statements(
    page: Page, outline: Outline, source: Source | None, block: Mapping
) -> Iterator[Statement]:
    each = block.get("each")
    members = outlines.members(page, outline, each) if each else ("",)
    if each and not any(
        "$" in text for stance in _stances(block) for text in _texts(block, stance)
    ):
        page.wrong(
            each.mark, "`each` has no `$` to stand for a member", "write `$`, or drop `each`"
        )
    seen: set[Statement] = set()
    for member in members:
        for statement in _stated(page, outline, source, block, member):
            if statement not in seen:
                seen.add(statement)
                yield statement


def _stated(
    page: Page, outline: Outline, source: Source | None, block: Mapping, member: str
) -> Iterator[Statement]:
    for stance in _stances(block):
        speech = Speech(page, outline, stance, source.published if source else None)
        things = page.mapping(_filled(block.get(stance), member), stance)
        for subject, body in things.items if things else ():
            yield from blocks.read(speech, subject, body)


def _texts(block: Mapping, stance: Stance) -> Iterator[str]:
    trees: list[Tree] = [block.get(stance) or block]
    while trees:
        match trees.pop():
            case Scalar(text=text):
                yield text
            case Sequence(items=items):
                trees += items
            case Mapping(items=pairs):
                trees += [tree for pair in pairs for tree in pair]


def _filled(tree: Tree | None, member: str) -> Tree | None:
    """Write the member's id wherever the block has `$`."""
    match tree:
        case Scalar() if member:
            return Scalar(tree.mark, tree.text.replace("$", member))
        case Sequence():
            return Sequence(tree.mark, tuple(_some(item, member) for item in tree.items))
        case Mapping():
            return Mapping(
                tree.mark,
                tuple(
                    (Scalar(key.mark, key.text.replace("$", member or "$")), _some(value, member))
                    for key, value in tree.items
                ),
            )
    return tree


def _some(tree: Tree, member: str) -> Tree:
    return _filled(tree, member) or tree


def unclaimed(page: Page, outline: Outline, claims: list[Claim]) -> None:
    """Note every declared agreement and measure of which no claim states anything."""
    spoken = {s.key.right for claim in claims for s in claim.statements} | {
        s.key.left for claim in claims for s in claim.statements
    }
    for thing in outline.things.values():
        if schema.NODE[thing.label].group == "agreement" and thing.id not in spoken:
            what = f"no claim states anything of `{thing.id}`"
            page.wrong(outline.marks[thing.id], what, "add the claim that does, or remove it")

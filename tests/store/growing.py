"""Random claims of sources of several years, in dossiers that share them; the same for a seed."""

from collections.abc import Callable, Coroutine, Iterable
from random import Random
from typing import Any

from kb.ingest.taken import Taken
from kb.model.claims import Brought, Claim, Declaration, Dossier, Source, Stance, Statement
from kb.model.ids import FactKey
from kb.model.judgements import Judgement
from kb.store import judging, parts
from kb.store.dataset import Dataset
from kb.store.driver import Database
from kb.store.parts import Pace
from tests.project.said import source, stated
from tests.store.judgements import judged

SOURCES = {
    one.id: one
    for one in (
        *(source("paper", "2015"), source("echo", "2016-06"), source("book", "2017-03-04")),
        *(source("herald", "2018-01-01..2018-06-05"), source("sheet", "2019-01-02")),
        *(source("unread", "2016-01-01"), Source("rumour")),
    )
}
_READ = ("paper", "echo", "book", "herald", "sheet")
_PAIRS = (("bank-1", "bank-2"), ("maker-1", "maker-3"), ("bank-1", "elsewhere"))
_LABELS = {"state": "Government", "bank": "Bank", "maker": "Company", "loan": "CreditLine"}
_LABELS |= {"deal": "Partnership", "access": "DataAccess", "stray": "Company"}
_WIDER = {"data-1": "data-2", "data-2": "data-3", "data-3": ""}
_SPANS = ("2010", "2011..2012", "2012-06-01", "2013", "..2014")
_AMOUNTS = ("USD 1000", "USD 1000..2000", "CNY 2m")
_FIELDS = {"LENDS": {"role": "co-lender"}, "OWNS": {"share": "50"}}


def dossiers(seed: int) -> tuple[list[Dossier], list[Judgement]]:
    """Return what is loaded, and what is judged."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    claims: list[Claim] = []
    found = [_dossier(id, claims, chance) for id in ("first", "second", "third")]
    return found, [judged(*pair) for pair in _PAIRS if chance.random() < 0.5]


def _dossier(id: str, before: list[Claim], chance: Random) -> Dossier:
    own = [_claim(f"{id}-{n}", before, chance) for n in range(chance.randint(4, 12))]
    own += chance.sample(before[: -len(own)], min(2, len(before) - len(own)))  # brought twice
    named = {"stray-1", *chance.sample(["stray-2", "stray-3", "rumour", "unread"], 2)}
    for claim in own:
        named |= {claim.source, claim.by, *claim.cites} - {""}
        named |= {end for s in claim.statements for end in (s.key.left, s.key.right) if end}
    for kind in ("data-1", "data-2"):  # the narrower first
        named |= {_WIDER[kind]} if kind in named else set()
    return Dossier(
        tuple(SOURCES[one] for one in sorted(named) if one in SOURCES),
        tuple(_thing(one, id) for one in sorted(named) if one not in SOURCES),
        tuple(own),
        id=id,
        title=f"The {id}",
    )


def _thing(id: str, dossier: str) -> Declaration:
    if id in _WIDER:
        return Declaration(id, "DataCategory", id, broader=_WIDER[id])
    return Declaration(id, _LABELS[id.partition("-")[0]], f"{id} of the {dossier}")


def _claim(id: str, before: list[Claim], chance: Random) -> Claim:
    made = Claim(
        id,
        id,
        f"says {id}",
        f"row {id}",
        chance.choice(_READ),
        _said(chance),
        tuple(chance.sample(["rumour", "paper", "sheet"], chance.choice([0, 0, 1, 2]))),
        chance.choice(["", "", "state-1", "bank-2"]),
        (chance.choice(before).id,) if before and chance.random() < 0.25 else (),
    )
    before.append(made)
    return made


def _said(chance: Random) -> tuple[Statement, ...]:
    ends = {name: f"{name}-{chance.randint(1, 3)}" for name in ("state", "bank", "maker")}
    ends |= {name: f"{name}-{chance.randint(1, 2)}" for name in ("loan", "deal", "access")}
    stance = chance.choice([Stance.ASSERTS] * 4 + [Stance.DENIES])
    dates = {"begins": chance.choice(_SPANS)} if chance.random() < 0.6 else {}
    match chance.choice(["own", "lend", "lend", "deal", "access"]):
        case "own":
            keys = [FactKey("OWNS", ends["state"], ends["bank"])]
        case "lend":
            keys = [FactKey("LENDS", ends["bank"], ends["loan"])]
            keys += [FactKey("LENT_TO", ends["loan"], ends["maker"])]
            money = {**dates, "amount": chance.choice(_AMOUNTS)}
            whole = stated(FactKey("CreditLine", "", ends["loan"]), stance, **money)
            return (*whole, *(s for key in keys for s in stated(key, stance)))
        case "deal":
            keys = [FactKey("Partnership", "", ends["deal"])]
            keys += [FactKey("PARTNER_IN", ends["maker"], ends["deal"])]
            keys += [FactKey("OPENS", ends["deal"], ends["access"])]
        case _:
            keys = [FactKey("DataAccess", "", ends["access"])]
            keys += [FactKey("TO", ends["access"], ends["maker"])]
            keys += [FactKey("OF", ends["access"], chance.choice(list(_WIDER)))]
    first, *rest = keys
    return (*stated(first, stance, **dates), *(s for key in rest for s in stated(key, stance)))


def loading(
    found: Iterable[Dossier], judgements: list[Judgement]
) -> Callable[[Database], Coroutine[Any, Any, None]]:
    """Return what loads dossiers as rows, and then judges."""

    async def work(db: Database) -> None:
        for one in found:
            rows = [Taken(1, Brought((), one.declarations))]
            rows += [Taken(n, Brought((), (), (claim,))) for n, claim in enumerate(one.claims, 2)]
            dataset = Dataset(one.id, one.title, one.sources, f"{one.id}.csv")
            assert (await parts.load(db, dataset, rows, pace=Pace(5))).refused == 0
        await judging.judge(db, judgements)

    return work

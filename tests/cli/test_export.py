"""`kb export ftm` and `kb load x.ftm.json`: what they print, and that nothing is lost between."""

import json
from pathlib import Path

import pytest

from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, wipe
from tests.ingest.followthemoney.made import MAKER, OWNER, STATE, Entity, entity

pytestmark = pytest.mark.usefixtures("followthemoney")
CONTESTED = ROOT / "tests" / "dossiers" / "contested.yaml"
BANK = entity("NK-Bank", "Company", name="Bank", topics="fin.bank", country="cn")
EVERYTHING = [
    *(MAKER, OWNER, STATE, BANK),
    entity("club", "Organization", name="Club", alias=["C"], wikidataId="Q42"),
    entity("o1", "Ownership", owner="state", asset="NK-Bank", percentage="51", startDate="2001"),
    entity("d1", "Directorship", director="owner", organization="maker", role="Chair"),
    entity("e1", "Employment", employee="owner", employer="club", endDate="2010-05"),
    entity("post", "Position", name="Minister", organization="state"),
    entity("i1", "Occupancy", holder="owner", post="post", startDate="2015-02-03"),
    entity("p1", "Payment", payer="maker", beneficiary="club", amountEur="5.5", date="2011"),
    entity("B/1", "Debt", creditor="NK-Bank", debtor="maker", amount="9", currency="CNY"),
    entity("c1", "Contract", title="Works", authority="state"),
    entity("w1", "ContractAward", supplier="maker", contract="c1", amountUsd="7"),
    entity("s1", "Sanction", entity="maker", authority=["State", "Elsewhere"], provisions="freeze"),
]
# What an entity that is no node here is called after, beside its schema.
EDGES = ("Ownership", "Directorship", "Employment", "Occupancy", "Position")

LEFT_OUT = """\
26 entities written
FollowTheMoney cannot say:
       4 Company: that it stands for an unnamed group
       4 DataAccess
       4 Partnership
       4 Partnership (data_sharing, integration)
       3 Partnership (integration)
       2 Government: that it stands for an unnamed group
       2 PART_OF
       1 Bank: that it stands for an unnamed group
       1 DataCategory
       1 Debt: amount that is a range
       1 Debt: purpose
       1 Measure (advice)
       1 Measure (ban)
       1 Measure (designation)
       1 Measure (interest)
"""


def _write(path: Path, entities: list[Entity]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in entities))
    return path


def _entities(path: Path) -> list[Entity]:
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return sorted(lines, key=lambda one: str(one["id"]))


def _without_ids(entities: list[Entity]) -> list[str]:
    """Entities as texts, those without the ids that relationships do not keep."""
    posts = {one["id"] for one in entities if one["schema"] == "Position"}
    found = []
    for one in entities:
        properties = {
            name: ["its post"] if set(values) & posts else sorted(values)
            for name, values in one["properties"].items()
            if name != "publisher"
        }
        id = "" if one["schema"] in EDGES else one["id"]
        found.append(json.dumps([one["schema"], id, properties], sort_keys=True))
    return sorted(found)


def _again(empty: Using, kb: Run, folder: Path) -> tuple[list[Entity], list[Entity]]:
    """What is exported, and what is exported when that alone was loaded."""
    one, two = folder / "one.ftm.json", folder / "two.ftm.json"
    exported = kb("export", "ftm", "-o", str(one), "--quiet")
    assert (exported.returncode, exported.stdout) == (0, ""), exported
    empty(wipe)
    given = ("--published", "2026", "--report", str(folder / "r.csv"), "--quiet")
    loaded = kb("load", str(one), *given)
    assert "entities read, 0 refused" in loaded.stdout, loaded
    assert kb("export", "ftm", "-o", str(two), "--quiet").returncode == 0
    return _entities(one), _entities(two)


def test_what_goes_in_comes_out_and_goes_in_again(empty: Using, kb: Run, tmp_path: Path) -> None:
    path = _write(tmp_path / "x.ftm.json", EVERYTHING)
    given = ("--published", "2020", "--publisher", "Registry", "--quiet")
    loaded = kb("load", str(path), *given)
    assert (loaded.returncode, loaded.stdout.splitlines()[0]) == (
        0,
        f"{path}: 13 entities read, 0 refused",
    )
    once, again = _again(empty, kb, tmp_path)
    assert once == again
    named = entity("authority--elsewhere", "LegalEntity", name="Elsewhere")
    assert _without_ids(once) == _without_ids([*EVERYTHING, named])


@pytest.mark.parametrize("dossier", [SHIPPED, INVENTED, CONTESTED], ids=lambda path: path.stem)
def test_what_a_dossier_says_comes_out_and_goes_in_again(
    empty: Using, kb: Run, tmp_path: Path, dossier: Path
) -> None:
    assert kb("load", str(dossier), "--quiet").returncode == 0
    once, again = _again(empty, kb, tmp_path)
    assert once == again


def test_donations_come_back_as_they_were(
    empty: Using, kb: Run, tmp_path: Path, data: Path
) -> None:
    path = data / "parteispenden.ftm.json"
    report = ("--report", str(tmp_path / "r.csv"), "--quiet")
    assert kb("load", str(path), "--published", "2020", *report).returncode == 0
    before = empty(graph_hash)
    assert "0 created, 0 changed" in kb("load", str(path), "--published", "2020", *report).stdout
    assert empty(graph_hash) == before
    exported = kb("export", "ftm")
    assert exported.stderr == "386 entities written\n"
    held = ("Payment", "Company", "Person", "Organization")
    given = [one for one in _entities(path) if one["schema"] in held]
    for one in given:
        for name in ("namesMentioned", "addressEntity"):
            one["properties"].pop(name, None)
    lines = [json.loads(line) for line in exported.stdout.splitlines()]
    assert _without_ids(lines) == _without_ids(given)


def test_what_cannot_be_said_is_listed(empty: Using, kb: Run) -> None:
    assert kb("load", str(SHIPPED), "--quiet").returncode == 0
    exported = kb("export", "ftm", "--quiet")
    assert exported.returncode == 0
    assert exported.stderr == LEFT_OUT


def test_a_file_is_remarked_on_and_needs_a_date(empty: Using, kb: Run, tmp_path: Path) -> None:
    lines = [MAKER, entity("p", "Payment", payer="maker"), entity("a", "Address", full="A 1")]
    path, report = _write(tmp_path / "x.ftm.json", lines), tmp_path / "r.csv"
    undated = kb("load", str(path))
    assert (undated.returncode, undated.stderr) == (
        1,
        f"{path}: it does not say when it was published; give --published DATE\n",
    )
    dry = kb("load", str(path), "--published", "2020", "--dry-run", "--report", str(report))
    assert (dry.returncode, dry.stdout) == (
        0,
        f"{path}: 1 entities read, 1 refused\n"
        "  the model has no place for:\n"
        "         1 Address\n"
        f"  remarks on 2 are in {report}\n",
    )
    assert report.read_text() == (
        "number,key,column,what,remedy,refused\n"
        "2,p,,it has no `beneficiary`,write its `beneficiary`,true\n"
        "0,,Address,1 that the model has no place for,they are left out,false\n"
    )
    assert empty(graph_hash) == "0" * 64


def test_what_is_said_of_files_goes_with_them(kb: Run, tmp_path: Path) -> None:
    one, other = _write(tmp_path / "x.ftm.json", [MAKER]), _write(tmp_path / "y.ftm.json", [OWNER])
    told = {
        ("load", str(SHIPPED), "--published", "2020"): (
            "--published is for files of FollowTheMoney only"
        ),
        ("load", str(one), str(SHIPPED)): (
            f"{SHIPPED} is none of FollowTheMoney's files: load it by itself"
        ),
        ("load", str(one), str(other), "--as", "z"): ("--as, --report and --title are of one file"),
        ("load", str(one), "--sources", str(tmp_path)): (
            "entities have no texts: leave --sources out"
        ),
        ("load", str(one), "--as", "Not An Id"): (
            "`Not An Id` cannot be an id; write small letters"
        ),
    }
    for given, said in told.items():
        refused = kb(*given)
        assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", f"{said}\n")

"""`kb rebuild --known-on`, in the order of a home's life: the tests share two, and their cost."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kb.config import Settings
from kb.engine import process
from kb.store.hash import graph_hash
from tests.cli.conftest import Ran, Run
from tests.conftest import INVENTED, SHIPPED, Using
from tests.store.test_load import _file

Asked = Callable[..., Ran]
WHOLE = "109 facts of 32 claims that were published by {day}, in {home}; graph hash {hash}\n"
OF_2018 = "74 facts of 18 claims that were published by {day}, in {home}; graph hash {hash}\n"


@pytest.fixture(scope="module")
def homes(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, Path]]:
    """Folders of two homes, in which nothing runs afterwards."""
    folder = tmp_path_factory.mktemp("known")
    found = (folder / "as-of", folder / "other")
    yield found
    for home in found:
        process.stop(replace(settings, home=home))


@pytest.fixture
def own(kb: Run, settings: Settings) -> Asked:
    """Run `kb` on the private Neo4j of a home."""

    def run(home: Path, *arguments: str, **more: str) -> Ran:
        aot = "on" if settings.aot else "off"
        more = {"NEO4J_URI": "", "KB_HOME": str(home), **more}
        return kb(*arguments, KB_CACHE=str(settings.cache), KB_AOT=aot, **more)

    return run


@pytest.fixture
def of_day(kb: Run, settings: Settings) -> Asked:
    """Run `kb rebuild --known-on` on the run's Neo4j, into a home."""

    def run(day: str, *more: str) -> Ran:
        aot = "on" if settings.aot else "off"
        made = ("rebuild", "--known-on", day, "--quiet", *more)
        return kb(*made, KB_CACHE=str(settings.cache), KB_AOT=aot)

    return run


def _status(kb: Run, home: Path) -> dict[str, str]:
    said = kb("status", "--format", "json", NEO4J_URI="", KB_HOME=str(home)).stdout
    return {name: json.loads(said).get(name) for name in ("graph_hash", "known_on", "uri")}


def test_the_graph_of_a_day_is_made_in_a_home_of_its_own_and_made_anew(
    empty: Using, kb: Run, of_day: Asked, homes: tuple[Path, Path]
) -> None:
    for path in (SHIPPED, INVENTED):
        empty(_file(path))
    home, _ = homes
    whole = empty(graph_hash)
    assert of_day("2020-03-09", "--home", str(home)).stdout == WHOLE.format(
        day="2020-03-09", home=home, hash=whole
    )
    made = of_day("2018-06-05", "--home", str(home))
    status = _status(kb, home)
    digest = status["graph_hash"]
    assert (made.returncode, made.stderr, status["known_on"]) == (0, "", "2018-06-05")
    assert made.stdout == OF_2018.format(day="2018-06-05", home=home, hash=digest)
    assert (empty(graph_hash), digest != whole) == (whole, True)


def test_it_is_rebuilt_and_listed_like_any_other_and_takes_nothing_more(
    kb: Run, own: Asked, homes: tuple[Path, Path]
) -> None:
    home, _ = homes
    digest = _status(kb, home)["graph_hash"]
    assert own(home, "rebuild").stdout == f"74 facts computed again; graph hash {digest}\n"
    [listed] = json.loads(own(home, "log", "--format", "json").stdout)
    assert (listed["dossier"], listed["rows"], listed["state"]) == (
        "(known on 2018-06-05)",
        18,
        "loaded",
    )
    refused = own(home, "load", str(INVENTED))
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        4,
        "",
        "the graph is what was known on 2018-06-05, and takes nothing more; change the one that it "
        "was made of, and make it again with `kb rebuild --known-on`\n",
    )


def test_it_is_not_made_in_its_own_place_however_that_is_called_and_in_another_it_is(
    kb: Run, own: Asked, homes: tuple[Path, Path]
) -> None:
    home, other = homes
    status = _status(kb, home)
    digest = status["graph_hash"]
    told = (
        f"{home} is what the claims are read from, and stays as it is; name another folder with "
        "--home, and the one to read from with KB_HOME\n"
    )
    again = ("rebuild", "--known-on", "2018-06-05", "--home")
    link = home.with_name("link")
    link.symlink_to(home)
    password = (home / "password").read_text().strip()
    reached = {"NEO4J_URI": status["uri"], "NEO4J_PASSWORD": password}
    for refused in (own(home, *again, str(link)), own(other, *again, str(home), **reached)):
        assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", told)
    assert own(home, *again, str(other)).stdout == OF_2018.format(
        day="2018-06-05", home=other, hash=digest
    )
    assert _status(kb, home)["graph_hash"] == digest


def test_a_home_with_a_graph_of_its_own_is_left_alone(
    empty: Using, kb: Run, own: Asked, of_day: Asked, homes: tuple[Path, Path]
) -> None:
    empty(_file(INVENTED))
    _, home = homes
    own(home, "reset", "--yes")
    own(home, "load", str(SHIPPED))
    before = _status(kb, home)
    refused = of_day("2020-03-09", "--home", str(home))
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        4,
        "",
        f"{home} has a graph that `kb rebuild --known-on` did not make, and what it makes is made "
        "afresh; name another folder with --home, or empty this one with `kb reset`\n",
    )
    assert _status(kb, home) == before


def test_what_is_no_home_and_what_is_no_day_is_told_before_anything_is_done(
    of_day: Asked, tmp_path: Path
) -> None:
    home, other = tmp_path / "as-of", tmp_path / "other"
    other.mkdir()
    (other / "precious").touch()
    refused = of_day("2018-06-05", "--home", str(other))
    assert (refused.returncode, refused.stderr) == (
        4,
        f"{other} holds files that are not Throughline's; "
        "choose a new or empty folder with --home or KB_HOME\n",
    )
    nowhere = of_day("2018-06-05")
    assert (nowhere.returncode, nowhere.stderr) == (
        2,
        "what was known on a day is made in a home of its own; name its folder with --home\n",
    )
    never = of_day("2018-06", "--home", str(home))
    assert (never.returncode, home.exists()) == (2, False)
    assert never.stderr == (
        "the parameter `known_on` is `2018-06`; give a day such as 2018-06-05\n"
    )

"""What commands are given to load or to compare: dossiers, a table, or FollowTheMoney's files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.cli import entities, streams
from kb.cli.dossiers import read_all, refuse_tables
from kb.cli.streams import Naming, Stream
from kb.errors import Fault, InvalidParameter
from kb.ingest.dossier import Reading
from kb.store import clashes


@dataclass(frozen=True)
class Dossiers:
    """Dossiers, which are read at once: each is all or nothing."""

    readings: list[Reading]


def opened(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    naming: Naming,
    about: Mapping[str, str],
) -> Dossiers | list[Stream]:
    """Open what a command is given; what is no dossier is read while it is loaded.

    Raises:
        InvalidInput: a file is wrong.
        InvalidParameter: options do not go together.
    """
    if not mapping and any(map(entities.recognised, files)):
        _require(not sources, "sources", "entities have no texts: leave --sources out")
        return entities.streams(files, naming, about)
    entities.refuse(about)
    if mapping:
        _require(not sources, "sources", "a table has no texts: leave --sources out")
        for folder in (file for file in files if file.is_dir()):
            _require(False, "files", f"{folder} is a folder: give the tables in it, one by one")
        return streams.tables(files, mapping, naming)
    refuse_tables(files)
    told = "these options are for a table: give --mapping"
    _require(naming == Naming(), "mapping", told)
    readings = read_all(files, sources)
    clashes.between(readings)
    return Dossiers(readings)


def _require(holds: bool, parameter: str, what: str) -> None:
    if not holds:
        raise InvalidParameter(Fault(parameter, what))

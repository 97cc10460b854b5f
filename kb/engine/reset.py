"""Empty a home's store."""

import shutil

from kb.config import Settings
from kb.engine import layout, process
from kb.engine.layout import Home
from kb.engine.report import Report, silent
from kb.errors import HomeInUse, NotAHome


def reset(settings: Settings, report: Report = silent) -> None:
    """Stop the private Neo4j of a home, and delete its store and logs.

    The port and the password stay, so that what connected before connects again. A home that was
    never made is as empty as can be, and left alone.

    Raises:
        NotAHome: the folder is not a home of ours; nothing in it is touched.
        HomeInUse: another command holds the home, or a file of the store.
    """
    home = layout.of(settings)
    if not home.root.exists():
        return
    if not layout.is_home(home):
        raise NotAHome(
            f"{home.root} is not a home of Throughline, so nothing in it was deleted; "
            "name the right folder with --home or KB_HOME"
        )
    with process.exclusive(home):
        process.end_all(home, report)
        delete(home)


def delete(home: Home) -> None:
    """Delete the store and logs of a home that the caller holds, in which nothing runs.

    Raises:
        HomeInUse: another program holds a file of it.
    """
    for folder in (home.data, home.logs, home.conf, home.imports, home.bulk):
        try:
            # A link would lead elsewhere; rmtree refuses to follow it.
            shutil.rmtree(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise HomeInUse(
                f"{folder} could not be deleted whole ({error.strerror}); "
                "end the program that uses it and reset again"
            ) from error

"""FollowTheMoney's own package, which tells schemata, properties and what may stand in them."""

from typing import TYPE_CHECKING

from kb.errors import MissingExtra

if TYPE_CHECKING:
    from followthemoney.model import Model


def model() -> "Model":
    """Return the model of FollowTheMoney.

    Raises:
        MissingExtra: the package is not installed.
    """
    # Imported here: it takes a second, and nothing else needs it.
    try:
        from followthemoney import model as found
    except ImportError as error:
        what = "FollowTheMoney is read and written by its own package"
        remedy = "install throughline-kb[ftm], which builds PyICU and needs ICU's headers for it"
        raise MissingExtra(f"{what}; {remedy}") from error
    return found

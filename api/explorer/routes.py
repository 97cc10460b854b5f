"""The explorer's pages, by their paths. A page that is added has its line here."""

from api.access import Endpoint
from api.explorer import (
    assets,
    chains,
    cypher,
    evidence,
    home,
    party,
    question,
    questions,
    report,
    search,
    thing,
)

# Each needs a key as reading does; what they load tells nothing of the graph, and needs none.
# A party is found by its names, and a name may have a slash in it, as that of any Danish A/S has.
PAGES: tuple[tuple[str, Endpoint], ...] = (
    ("/", home.home),
    ("/search", search.found),
    ("/party/{id:path}", party.profile),
    ("/chains/{id:path}", chains.chains),
    ("/report/{id:path}", report.report),
    ("/evidence/{id}", evidence.evidence),
    ("/thing/{id}", thing.place),
    ("/questions", questions.listed),
    ("/questions/{name}", question.asked_by_form),
    ("/cypher", cypher.editor),
    ("/cypher/complete", cypher.completed),
)
ASSETS: tuple[str, Endpoint] = (f"{assets.PATH}/{{name}}", assets.asset)

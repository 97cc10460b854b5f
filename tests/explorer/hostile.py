"""Names that are meant to do harm to who looks at them, as a dossier."""

from pathlib import Path

import yaml

from kb.store.driver import Database

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)> & {{ 7 * 7 }}'
TURNED = "Harmless \u202egnp.exe\u202c Holding"
TURNED_SHOWN = "Harmless gnp.exe Holding"
LONG = "Endless " * 1250 + "End"  # 10,003 characters
EMOJI = "🏦👩‍👩‍👧‍👦🇨🇳 Bank of Faces"
ARABIC = "بنك التجارة"
NAMES = {"markup": MARKUP, "turned": TURNED, "long": LONG, "emoji": EMOJI, "arabic": ARABIC}
URL = "https://rag.example/names"
# No file may bear these; a graph that somebody else wrote to may.
_REFUSED = ("turned", "long")


def dossier(folder: Path) -> Path:
    """Write a dossier of companies that bear such names, each in a partnership with the next."""
    told = {
        "dossier": "hostile",
        "title": "Hostile names, for tests",
        "source": "rag",
        "sources": {
            "rag": {
                "title": MARKUP,
                "publisher": "The Invented Rag",
                "published": "2020",
                "url": URL,
            }
        },
        "parties": {
            "companies": {
                f"hostile-{id}": {
                    "name": "Harmless" if id in _REFUSED else name,
                    "aliases": [f"Alias of {id}"],
                }
                for id, name in NAMES.items()
            }
        },
        "partnerships": {"hostile-pact": MARKUP},
        "claims": [
            {
                "says": MARKUP,
                "at": "page 1",
                "asserts": {"hostile-pact": {"partners": [f"hostile-{id}" for id in NAMES]}},
            },
            {
                "says": MARKUP,
                "at": "as if & only … they-said, so",
                "asserts": {"hostile-pact": {"purpose": MARKUP}},
            },
        ],
    }
    file = folder / "hostile.yaml"
    file.write_text(yaml.safe_dump(told, allow_unicode=True, width=20_000))
    return file


async def write(db: Database) -> None:
    """Write the names that no file may bear."""
    for id in _REFUSED:
        statement = "MATCH (p:Party {id: $id}) SET p.name = $name"
        await db.administer(statement, {"id": f"hostile-{id}", "name": NAMES[id]})

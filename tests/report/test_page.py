"""The report as a page: what it says, and that it loads and runs nothing."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

from kb.queries import registry
from kb.queries import trace as tracing
from kb.queries.trace import Trace
from kb.report import page
from tests.conftest import Using

DAY = date(2026, 1, 2)
HUAWEI = """\
Huawei
1 chain. Written on 2026-01-02 by Throughline 0.1.0.
1. China → Chinese government-owned banks → Huawei → Facebook → Unspecified user data
China
owns Chinese government-owned banks (an unnamed group): no dates [1]
lends Credit lines of Chinese government-owned banks to Huawei (an unnamed group): USD \
2,000,000,000 or more; no dates [1]
to Huawei
partner in Facebook's partnership with Huawei: with Facebook; begins ..2010 [2]; ends 2018-06-05.. \
[5]; ends 2018-06-05..2018-06-10 (announced) [8]
which opens Huawei's access to Facebook's user data: no dates of its own [3][4]
to Unspecified user data
The weak point. It is open whether all of it holds at one time and in the same hands: owner and \
credit line meet only in a group, the lender; the credit line has no dates; the ownership of the \
lender has no dates.
Overlap possible, not after 2018-06-10: owner and credit line meet only in a group, the lender; \
the credit line has no dates; the ownership of the lender has no dates
An end on the way was announced; nobody reports it
Qualified: held: device [9][10]
Qualified: terms: controlled from the start; what the makers built was approved by Facebook [7]
Rests on [1][2][3][4][5][6][7][8]
To find it again in the graph
"""
NOTE_8 = (
    "Facebook: Facebook said that it would stop Huawei's within the week. The Hill, Facebook"
    " shared data access with Huawei…, 2018-06-05, citing The New York Times of 2018-06-05, at"
    " “would end the Huawei agreement … the end of the week”."
)
SOURCES = """\
Sources
The Hill, Facebook shared data access with Huawei…, 2018-06-05. When it was read is not recorded.
The New York Times of 2018-06-05: named by one of these as its own source.
"""


class _Text(HTMLParser):
    """What a page says, a line for each block."""

    blocks = frozenset({"h1", "h2", "h3", "p", "li", "pre", "title", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in self.blocks:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def _read(html: str) -> _Text:
    read = _Text()
    read.feed(html)
    return read


def _said(html: str) -> str:
    body = html.partition("<body>")[2]
    lines = (" ".join(line.split()) for line in _read(body).lines)
    return "".join(f"{line}\n" for line in lines if line)


def _traced(using: Using, party: str, **given: Any) -> Trace:
    folders = (registry.shipped(),)

    def find(name: str) -> Any:
        return registry.find(folders, name)

    found: Trace = using(lambda db: tracing.trace(db, find, party, given, 20))
    return found


def test_the_report_on_the_founding_article(shipped: Using) -> None:
    said = _said(page.page(_traced(shipped, "huawei"), {}, DAY))
    chain, _, rest = said.partition("MATCH (owner:Government")
    assert chain == HUAWEI
    notes, sources, _ = re.split(r"(?=^Sources$)|(?=^How to read this$)", rest, flags=re.MULTILINE)
    assert (notes.splitlines()[-6], sources) == (NOTE_8, SOURCES)


def test_a_report_of_the_first_chains_says_that_there_are_more(shipped: Using) -> None:
    trace = replace(_traced(shipped, "huawei"), truncated=True)
    said = _said(page.page(trace, {}, DAY)).splitlines()
    assert said[1].startswith("1 or more chains. ")
    assert said[2] == (
        "Of the chains these are the first 1: there are more, which this report does not tell of."
    )


def test_what_lenovo_lacks(shipped: Using) -> None:
    trace = _traced(shipped, "lenovo", to="cn", on="2018-06-05")
    said = _said(page.page(trace, {"to": "cn", "on": "2018-06-05"}, DAY)).splitlines()
    assert said[:6] == [
        "Lenovo",
        "0 chains to China that may be in force on 2018-06-05. Written on 2026-01-02 by"
        " Throughline 0.1.0.",
        "Why there is none in which Lenovo is financed",
        "Chains in which it lends, owns a lender or is whose data is opened are not looked for"
        " here.",
        "No chain: nothing is known of credit lines to Lenovo.",
        "lenders that China owns: 1",
    ]
    assert said[-1].endswith("The same is told by /v1/parties/lenovo/trace?to=cn&on=2018-06-05.")


def test_every_note_is_where_its_number_leads(shipped: Using) -> None:
    tags = _read(page.page(_traced(shipped, "invented-maker"), {}, DAY)).tags
    ids = {f"#{given['id']}" for _, given in tags if "id" in given}
    assert {given["href"] for _, given in tags if (given.get("href") or "").startswith("#")} == ids


SHOWN = "<script>alert(1)</script> \" onload='x' 😀"
HOSTILE = "<script>alert(1)</script>\u202e\" onload='x' 😀"


def test_a_hostile_name_is_text(shipped: Using) -> None:
    trace = _traced(shipped, "lenovo")
    html = page.page(Trace({**trace.party, "name": HOSTILE}, [], []), {}, DAY)
    read = _read(html)
    assert {tag for tag, _ in read.tags} & {"script", "img", "link", "iframe", "object"} == set()
    assert _said(html).splitlines()[0] == SHOWN
    assert "\u202e" not in html


def test_only_its_own_style_may_be_used(shipped: Using) -> None:
    html = page.page(_traced(shipped, "lenovo"), {}, DAY)
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert page.policy() == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )
    assert re.findall(r"(?:src=|@import|url\()", html) == []


def test_it_says_on_which_day_it_was_written(shipped: Using) -> None:
    trace = _traced(shipped, "lenovo")
    one, two = (page.page(trace, {}, day) for day in (DAY, date(2026, 1, 3)))
    assert one.replace("2026-01-02", "2026-01-03") == two

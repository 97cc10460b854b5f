"""The preview of a party, whatever stands in its names."""

import re

import pytest

from kb.reconcile.preview import POLICY, page
from kb.resolve.profile import Profile

MARKUP = '<script>alert("1")</script>&\'<img src=x onerror=y>'


def test_a_page_says_who_a_party_is() -> None:
    profile = Profile(
        "huawei",
        ("Huawei", "华为", "Huawei Technologies"),
        frozenset({"Company", "Party"}),
        "CN",
        ("lei:1",),
    )
    body = page(profile, 1234).partition("<body>")[2]
    assert body == (
        "<h1><bdi>Huawei</bdi></h1><dl><dt>Is</dt><dd>Company</dd>"
        "<dt>Country</dt><dd><bdi>CN</bdi></dd>"
        "<dt>Also called</dt><dd><bdi>华为</bdi>, <bdi>Huawei Technologies</bdi></dd>"
        "<dt>Identifiers</dt><dd><bdi>lei:1</bdi></dd>"
        "<dt>Agreements</dt><dd>1,234</dd><dt>Id</dt><dd><bdi>huawei</bdi></dd></dl>"
        "</body></html>\n"
    )


def test_of_whom_little_is_known_little_is_said() -> None:
    body = page(Profile("x", (), frozenset({"Party"}), collective=True), 0)
    assert "<title>x</title>" in body
    assert body.partition("<dl>")[2] == (
        "<dt>Is</dt><dd>Party</dd><dt>Stands for</dt><dd>an unnamed group</dd>"
        "<dt>Agreements</dt><dd>0</dd><dt>Id</dt><dd><bdi>x</bdi></dd></dl></body></html>\n"
    )


@pytest.mark.parametrize("text", [MARKUP, "a\u202eb\u2066c\x00d", "</title></style><b>", "]]><!--"])
def test_nothing_in_a_name_is_obeyed(text: str) -> None:
    written = page(Profile(text, (text, text), identifiers=(text,), country=text), 1)
    tags = set(re.findall(r"<\W?([a-z0-9]+)", written))
    assert tags == {
        *(
            "doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "bdi",
            "dl",
            "dt",
            "dd",
        )
    }
    assert re.findall("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", written) == []


def test_more_names_than_fit_are_counted() -> None:
    names = tuple(f"n{number}" for number in range(12))
    assert "<bdi>n8</bdi>, and 3 more</dd>" in page(Profile("x", names), 0)


def test_the_policy_is_for_the_style_that_the_page_has() -> None:
    import base64
    import hashlib

    [style] = re.findall(r"<style>(.*)</style>", page(Profile("x", ()), 0))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in POLICY

"""A small dossier of invented parties, for tests that change one line of it."""

from pathlib import Path

SMALL = """\
dossier: small
source: gazette
sources:
  gazette: {publisher: The Invented Gazette, published: 2018-06-05, text: gazette.txt}
parties:
  companies:
    maker: {name: Invented Maker, aliases: [IM], country: CN, identifiers: {lei: "1"}}
    network: Invented Network
  banks: {bank: Invented Bank}
  governments: {state: Invented State}
groups:
  makers: [maker]
data:
  user-data: User data
credit_lines:
  credit: Credit to the maker
partnerships:
  network-$: {each: makers, title: The network and $}
accesses:
  $-access: {each: makers}
claims:
- says: The bank, which the state owns, lent the maker two billions or more.
  at: The bank lent
  asserts:
    credit: {lender: bank, borrower: maker, amount: USD 2bn.., begins: 2012}
    state: {owns: bank}
- says: The network has let the maker reach users' data since 2010 or before.
  at: The network opened … its data
  by: network
  each: makers
  asserts:
    network-$: {partners: [network, $], begins: ..2010, opens: $-access}
    $-access: {grantor: network, recipient: $, data: user-data}
- says: The partnership still runs.
  at: still runs
  asserts: {network-maker: {ends: 2018-06-05..}}
"""
TEXT = "The bank lent billions. The network opened to the maker all its data, and it still runs."


def write(folder: Path, text: str = SMALL, name: str = "small.yaml") -> Path:
    """Write the dossier and its source's text."""
    (folder / "gazette.txt").write_text(TEXT)
    path = folder / name
    path.write_text(text)
    return path


def line_of(text: str, words: str) -> int:
    """Return the line on which the words first stand."""
    return text[: text.index(words)].count("\n") + 1

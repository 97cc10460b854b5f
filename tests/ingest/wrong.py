"""Wrong dossiers: what is wrong, the line as it should be, the line as it is, and the message."""

import hashlib

from tests.ingest.written import TEXT

_HASH = hashlib.sha256(TEXT.encode()).hexdigest()
_OTHER = "0" * 64

WRONG = [
    (
        "unknown key at the top",
        "source: gazette\n",
        "sorce: gazette\n",
        ":2:1: unknown key `sorce`; did you mean `source`?",
    ),
    (
        "unknown key in a block",
        "borrower: maker",
        "borower: maker",
        ":25:28: unknown key `borower`; did you mean `borrower`?",
    ),
    (
        "a name that is none",
        "network: Invented Network",
        f"network: {'n' * 1001}",
        f":8:5: a name has 1,001 characters: `{'n' * 40}…`; shorten it to 1,000 at the most",
    ),
    (
        "unknown key in a party",
        "aliases: [IM]",
        "alias: [IM]",
        ":7:35: unknown key `alias`; did you mean `aliases`?",
    ),
    (
        "unknown kind of party",
        "  banks:",
        "  bankers:",
        ":9:3: unknown key `bankers`; did you mean `banks`?",
    ),
    (
        "unknown party",
        "lender: bank,",
        "lender: bnak,",
        ":25:22: unknown party `bnak`; did you mean `bank`?",
    ),
    (
        "unknown speaker",
        "by: network",
        "by: natwork",
        ":29:7: unknown party `natwork`; did you mean `network`?",
    ),
    (
        "unknown subject",
        "asserts: {network-maker:",
        "asserts: {network-marker:",
        ":36:13: unknown id `network-marker`; did you mean `network-maker`?",
    ),
    (
        "unknown source",
        "source: gazette\n",
        "source: gazete\n",
        ":2:9: unknown source `gazete`; did you mean `gazette`?",
    ),
    (
        "unknown kind of data",
        "data: user-data}",
        "data: maker}",
        ":33:54: `maker` is a Company, and `data` names a DataCategory; "
        "name another, or declare it in another section",
    ),
    (
        "a fact with no claim",
        "  credit: Credit to the maker\n",
        "  credit: Credit to the maker\n  unsaid: Credit of which nobody speaks\n",
        ":17:3: no claim states anything of `unsaid`; add the claim that does, or remove it",
    ),
    (
        "an impossible date",
        "begins: 2012}",
        "begins: 2012-02-30}",
        ":25:72: there is no day `2012-02-30` in the calendar; correct it",
    ),
    (
        "an end before its start",
        "begins: 2012}",
        "begins: 2012, ends: 2010}",
        ":25:84: it ends by 2010-12-31 and begins no earlier than 2012-01-01; "
        "correct one of the two dates",
    ),
    (
        "in force before its start",
        "begins: 2012}",
        "begins: 2012, in_force: 2010}",
        ":25:88: it is in force by 2010-12-31, before it begins; correct one of the two dates",
    ),
    (
        "an end that lies ahead and is not called a plan",
        "ends: 2018-06-05..}",
        "ends: 2018-06-10}",
        ":36:35: `ends` lies after the source was published, by 2018-06-05; "
        "add `planned: true` if it was announced",
    ),
    (
        "a begin that lies ahead",
        "begins: 2012}",
        "begins: 2019}",
        ":25:72: `begins` lies after the source was published, by 2018-06-05; "
        "a source tells what was so; say a plan in `says` only",
    ),
    (
        "a plan of nothing",
        "ends: 2018-06-05..}",
        "planned: true}",
        ":36:38: a plan to end has no `ends`; say when it is to end",
    ),
    (
        "an estimate of what is not stated",
        "amount: USD 2bn..",
        "estimated: maturity",
        ":25:56: `maturity` is called an estimate and is not stated; "
        "name a term of this block, as `amount`",
    ),
    (
        "an amount without a currency",
        "amount: USD 2bn..",
        "amount: 2bn..",
        ":25:53: `2bn..` is not an amount; write the currency first, as USD 2bn..",
    ),
    (
        "a locator that matches nothing",
        "at: The bank lent",
        "at: The bank gave",
        ":23:7: `The bank gave` is found nowhere in the text of `gazette`; "
        "give its first … last words",
    ),
    (
        "a locator that matches twice",
        "at: The bank lent",
        "at: the",
        ":23:7: `the` is found 3 times in the text of `gazette`; give its first … last words",
    ),
    (
        "a locator that quotes too much",
        "at: The bank lent",
        "at: The bank lent billions. The network",
        ":23:7: `The bank lent billions. The network` is longer than 5 words; "
        "give the passage's first words … last words, no more",
    ),
    (
        "a party's id twice",
        "network: Invented Network",
        "bank: Invented Network",
        ":9:11: the id `bank` is already that of line 8; give one of the two another id",
    ),
    (
        "an id of two kinds of thing",
        "  credit: Credit to the maker\n",
        "  bank: Credit to the maker\n",
        ":16:3: the id `bank` is already that of line 9; give one of the two another id",
    ),
    (
        "an id that cannot be one",
        "network: Invented Network",
        "Net Work: Invented Network",
        ":8:5: `Net Work` cannot be an id; "
        "write small letters and digits with `-` between, as `huawei`",
    ),
    (
        "`no` for a country",
        "country: CN",
        "country: no",
        ":7:59: `no` is not a country code; if Norway is meant, write NO",
    ),
    (
        "a word outside a field's choices",
        "begins: ..2010, opens",
        "kind: friendship, opens",
        ":32:47: unknown kind `friendship`; "
        "write one of data_sharing, integration, joint_venture, supply",
    ),
    (
        "a claim that states nothing",
        "  asserts: {network-maker: {ends: 2018-06-05..}}\n",
        "",
        ":34:3: the claim states nothing; add `asserts`, `denies`, `qualifies` or `withdraws`",
    ),
    (
        "a claim without a paraphrase",
        "- says: The partnership still runs.\n  at:",
        "- at:",
        ":34:3: the claim has no `says`; write `says:` in it",
    ),
    (
        "a qualification that names no field",
        "asserts: {network-maker: {ends: 2018-06-05..}}",
        "qualifies: {network-maker: {}}",
        ":36:30: `network-maker` is qualified in nothing; "
        "name the field that the claim narrows, as `held: device`",
    ),
    (
        "a member's place without a group",
        "  each: makers\n  asserts:\n    network-$",
        "  asserts:\n    network-$",
        ":31:5: `network-$` has a `$` and the claim no `each`; add `each: group` to the claim",
    ),
    (
        "a source with no date",
        "published: 2018-06-05, ",
        "",
        ":22:3: the source `gazette` has no date of publication; "
        "write `published:` in it, or read the claim elsewhere",
    ),
    (
        "a source text that changed since its hash was recorded",
        "text: gazette.txt}",
        f"text: gazette.txt, sha256: {_OTHER}}}",
        ":4:3: the text `gazette.txt` is not the one whose hash is recorded; "
        f"read its passages again, then write sha256: {_HASH}",
    ),
    (
        "a role without a party",
        "lender: bank, borrower",
        "lender: , borrower",
        ":25:14: `lender` has no value; write it, or remove the line",
    ),
    (
        "two speakers",
        "by: network",
        "by: [network, bank]",
        ":29:7: a party is not a single value; write a party as text",
    ),
    (
        "a claim that asserts nothing",
        "asserts: {network-maker: {ends: 2018-06-05..}}",
        "asserts: {}",
        ":34:3: the claim states nothing; add `asserts`, `denies`, `qualifies` or `withdraws`",
    ),
    (
        "an owner of itself",
        "state: {owns: bank}",
        "bank: {owns: bank}",
        ":26:18: `bank` stands at both ends; name another",
    ),
    (
        "an empty group",
        "makers: [maker]",
        "makers: []",
        ":12:3: the group `makers` has no members; list them, or drop it",
    ),
    (
        "a text outside the sources' folder",
        "text: gazette.txt}",
        "text: ../gazette.txt}",
        ":4:3: `../gazette.txt` is a path; name a file in the sources' folder",
    ),
    (
        "a claim that contradicts itself",
        "asserts: {network-maker: {ends: 2018-06-05..}}",
        "asserts: {network-maker: {}}\n  denies: {network-maker: {}}",
        ":34:3: the claim both asserts and denies `network-maker`; make it two claims",
    ),
    (
        "a source that cites itself",
        "  at: still runs\n",
        "  at: still runs\n  cites: gazette\n",
        ":36:10: the source cites itself; name the source that it names",
    ),
    (
        "a group for nothing",
        "  at: still runs\n",
        "  at: still runs\n  each: makers\n",
        ":36:9: `each` has no `$` to stand for a member; write `$`, or drop `each`",
    ),
    (
        "a locator without words",
        "at: still runs",
        "at: …",
        ":35:7: the locator has no words; give the passage's first … last words",
    ),
    (
        "a claim that withdraws itself",
        "- says: The partnership still runs.\n",
        "- id: still\n  says: The partnership still runs.\n  withdraws: still\n",
        ":34:3: the claim withdraws itself; name the claim that it takes back",
    ),
    (
        "an address that is none",
        "text: gazette.txt}",
        "text: gazette.txt, url: 'javascript:alert(1)'}",
        ":4:93: `javascript:alert(1)` is no url; write one that begins with https://",
    ),
    (
        "a day of reading that is a month",
        "text: gazette.txt}",
        "text: gazette.txt, accessed: 2018-06}",
        ":4:98: `2018-06` is not one exact day; write it as 2018-06-05",
    ),
    (
        "a day of reading that never was",
        "text: gazette.txt}",
        "text: gazette.txt, accessed: 2018-02-30}",
        ":4:98: there is no day `2018-02-30` in the calendar; correct it",
    ),
    (
        "several days of reading",
        "text: gazette.txt}",
        "text: gazette.txt, accessed: [2018-06-05, 2018-06-06]}",
        ":4:98: accessed is not a single value; write accessed as text",
    ),
    (
        "a hash that is none",
        "text: gazette.txt}",
        "text: gazette.txt, sha256: abc}",
        ":4:96: `abc` is no sha256; write the 64 hexadecimal digits that `sha256sum` prints",
    ),
    (
        "more than the whole",
        "state: {owns: bank}",
        "state: {owns: {bank: {share: 150%}}}",
        ":26:34: `150%` cannot be share; write a number such as 51 or 4.5%",
    ),
    (
        "more money than there is",
        "USD 2bn..",
        "USD 9000000000tn..",
        ":25:53: `USD 9000000000tn..` is more money than there is; correct the number",
    ),
    (
        "a kind of data that belongs to a company",
        "  user-data: User data\n",
        "  user-data: {name: User data, broader: maker}\n",
        ":14:3: unknown broader kind of data `maker`; declare it first, or correct it",
    ),
    (
        "no id of its own",
        "dossier: small\n",
        "title: small\n",
        ":1:1: the dossier has no id; begin with `dossier: its-id`, in small letters",
    ),
]


# How many further problems follow from one, where what it breaks is used elsewhere in the file.
FOLLOWING = {
    "unknown key at the top": 3,
    "unknown kind of party": 2,
    "a party's id twice": 3,
    "an id of two kinds of thing": 1,
    "an id that cannot be one": 3,
    "a member's place without a group": 2,
    "a source with no date": 2,
    "an empty group": 1,
    "a hash that is none": 1,
}

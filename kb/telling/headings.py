"""What stands above a trace: how many chains there are, and all that was asked of them."""

from collections.abc import Iterator, Mapping

from kb.queries.trace import Trace


def told(trace: Trace, asked: Mapping[str, str]) -> str:
    """Say how many chains a party has, which its name is to precede.

    Args:
        asked: parameters of `chain` as they were written.
    """
    count = len(trace.chains)
    number = f"{count} or more" if trace.truncated else str(count)
    sure = "certain " if asked.get("certainty") == "certain" else ""
    end = f" to {trace.to}" if trace.to else ""
    limits = "".join(f"; {limit}" for limit in _limits(asked))
    return f"{number} {sure}chain{'' if number == '1' else 's'}{end}{_when(asked)}{limits}"


def _when(asked: Mapping[str, str]) -> str:
    may = "" if asked.get("certainty") == "certain" else " that may be"
    if "on" in asked:
        return f"{may} in force on {asked['on']}"
    if "between" in asked:
        return f"{may} in force on some day of {asked['between']}"
    return ""


def _limits(asked: Mapping[str, str]) -> Iterator[str]:
    """Yield what else was asked; of what is asked unless one says otherwise, nothing is said."""
    link = asked.get("link", "borrower")
    if link != "borrower":
        ends = "borrower, implementer or guarantor" if link == "any" else link
        yield f"credit followed to its {ends}"
    if "lender_depth" in asked:
        yield f"hops of ownership above the lender: at most {asked['lender_depth']}"
    if "party_depth" in asked:
        yield f"hops of ownership above whom credit leads to: at most {asked['party_depth']}"
    if "known_on" in asked:
        yield f"of what somebody had published by {asked['known_on']}"

"""Every error that Throughline raises on purpose, as one tree.

::

    ThroughlineError
    ├── InvalidInput                a file is wrong: every problem in it, located     exit 1
    │   ├── InvalidDossier
    │   ├── InvalidMapping          how a table is to be read
    │   ├── InvalidTable            a table cannot be read at all
    │   ├── InvalidEntities         a file of FollowTheMoney cannot
    │   ├── InvalidQuestion
    │   ├── InvalidStatement        a statement that somebody sent
    │   ├── InvalidKeys
    │   └── InvalidJudgements       a file of them
    ├── InvalidValue                a text is not the date, amount or country it should be
    ├── InvalidParameter            a value does not fit the question's parameter     exit 2
    ├── MissingExtra            what a command needs is not installed                 exit 2
    ├── DoesNotFit              an answer is larger than its format can hold          exit 2
    ├── NotFound                                                                      exit 3
    │   ├── UnknownQuestion
    │   ├── UnknownParty
    │   ├── UnknownThing
    │   └── UnknownKey
    ├── AmbiguousParty              several parties bear the name                     exit 3
    ├── JudgementsRefused           judgements contradict each other, or what is loaded   exit 1
    ├── RequestRefused              the API does not take this request                exit 2
    │   ├── TooLarge                its body has more than is allowed
    │   ├── TooMany                 it asks for more at once than one may
    │   ├── NotAcceptable           none of its formats is one of ours
    │   ├── UnknownHost             the server is called by a name that is not its own
    │   ├── KeyRefused              a key is needed, and none that is valid is shown
    │   ├── ScopeMissing            the key shown does not allow it
    │   ├── CypherOff               it is a statement, and the server takes none
    │   ├── StatementRefused        it is a statement that does what none may do
    │   └── TooBusy                 its caller has as many statements running as one may
    └── DatabaseError                                                                 exit 4
        ├── DatabaseUnreachable     no Neo4j answers at the address
        ├── CredentialsRefused      it answers and refuses user or password
        ├── QueryFailed             it refused or gave up on one statement
        │   ├── TookTooLong         a question did not end within its time            exit 5
        │   └── TookTooMuch         or needed more memory than one may have           exit 5
        ├── NodesMissing            what is to be written stands on what is not in the graph
        ├── OtherModel              the graph was made by another version of the program
        ├── OfOneDay                the graph is what was known on a day, and takes nothing more
        ├── GraphChanged            it was loaded into while a question was answered
        └── EngineError             the private Neo4j
            ├── JarBroken           a jar cannot be had, or is not what the lock says
            ├── NotAHome            a folder that cannot be, or is not, a home
            ├── HomeInUse           another process holds this home
            ├── PortBusy            a remembered port is taken
            ├── DiskFull
            ├── StartFailed         it died or never answered
            ├── NotEmpty            what can only be made afresh is there already
            ├── ImportFailed        its importer, or what feeds it, gave up
            └── NotClosed           a setting that must close a door does not

A message says what happened, where, and what to do; `kb.cli.exits` and `api.problems` map them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file, and a remedy; lines count from 1, and 0 is the whole."""

    file: str
    line: int
    column: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.what}; {self.remedy}"


class ThroughlineError(Exception):
    """The root: catching it catches everything that is not a defect of the program."""


class InvalidInput(ThroughlineError):
    """A file that cannot be accepted, with all its problems in the order of its lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type["InvalidInput"], tuple[list[Problem]]]:
        # An exception is made anew from its text in another process, unless it says from what.
        return type(self), (list(self.problems),)


class InvalidDossier(InvalidInput):
    """A dossier breaks a rule of its format, or its sources do not bear it out."""


class InvalidMapping(InvalidInput):
    """A mapping breaks a rule of its format, or does not fit its table."""


class InvalidTable(InvalidInput):
    """A file is no table that can be read."""


class InvalidEntities(InvalidInput):
    """A file has none of FollowTheMoney's forms, or breaks off."""


class InvalidQuestion(InvalidInput):
    """A question file breaks a rule of its header."""


class InvalidStatement(InvalidInput):
    """Neo4j cannot read a statement that somebody sent, or fails on it."""


class InvalidKeys(InvalidInput):
    """The file of keys is damaged: nobody is let in by it, and nothing is written over it."""


class InvalidJudgements(InvalidInput):
    """A file of judgements has lines that are none, or that cannot stand."""


class InvalidValue(ThroughlineError):
    """A text is not what stands in its place; a file's reader makes a `Problem` of it."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}; {remedy}")


@dataclass(frozen=True)
class Fault:
    """One parameter that cannot be accepted, and why; no parameter where it is none of them."""

    parameter: str
    what: str


class InvalidParameter(ThroughlineError):
    """Parameters are missing, unknown, or of the wrong type: all of them that are."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(fault.what for fault in faults))


@dataclass(frozen=True, order=True)
class Refusal:
    """Why a judgement cannot stand: the two ids that it is on, what is against it, what to do."""

    pair: tuple[str, str]
    what: str
    remedy: str


class JudgementsRefused(ThroughlineError):
    """Judgements contradict each other, or what is loaded: none of them is written."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = tuple(sorted(set(refusals)))
        super().__init__("\n".join(f"{one.what}; {one.remedy}" for one in self.refusals))


class MissingExtra(ThroughlineError):
    """A command needs packages that are not installed; the message names the extra."""


class DoesNotFit(ThroughlineError):
    """An answer is larger than the format that was asked for can hold."""


class NotFound(ThroughlineError):
    """Nothing has the name that was given, in the parameter that gave it."""

    def __init__(self, what: str, parameter: str = "") -> None:
        self.parameter = parameter
        super().__init__(what)


class UnknownQuestion(NotFound):
    """No question file has this name."""


class UnknownParty(NotFound):
    """No party has this id, name, alias or identifier."""


class UnknownThing(NotFound):
    """No agreement, fact, claim or source has this id."""


class UnknownKey(NotFound):
    """No key of the API has this name or id."""


class AmbiguousParty(ThroughlineError):
    """Several parties bear the name; the message lists them by id, and so does `candidates`."""

    def __init__(self, what: str, candidates: tuple[str, ...], parameter: str = "") -> None:
        self.candidates, self.parameter = candidates, parameter
        super().__init__(what)


class RequestRefused(ThroughlineError):
    """A request to the API cannot be taken as it is."""


class TooLarge(RequestRefused):
    """The request's body has more bytes than are allowed."""


class TooMany(RequestRefused):
    """The request asks for more things at once than one may; they can be asked for in parts."""


class NotAcceptable(RequestRefused):
    """The caller accepts no format that answers are written in."""


class UnknownHost(RequestRefused):
    """The request is for a host that this server is not."""


class KeyRefused(RequestRefused):
    """A key is needed, and the request shows none that is valid."""


class ScopeMissing(RequestRefused):
    """The key that the request shows does not allow what it asks for."""


class CypherOff(RequestRefused):
    """The server takes no statements, only questions."""


class StatementRefused(RequestRefused):
    """The guard does not let a statement pass; `problem` says for what, and where it stands."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class TooBusy(RequestRefused):
    """Too many statements run or wait; another may be sent when one of them has ended."""


class DatabaseError(ThroughlineError):
    """The database could not do what was asked."""


class DatabaseUnreachable(DatabaseError):
    """No Neo4j answers at the address."""


class CredentialsRefused(DatabaseError):
    """Neo4j answers but refuses the user name or the password."""


class QueryFailed(DatabaseError):
    """Neo4j refused a statement or gave up on it.

    Attributes:
        code: Neo4j's own code, such as `Neo.ClientError.Statement.SyntaxError`.
        said: what it says, on one line, without the place.
        line, column: where in the statement, from 1, in units of UTF-16; 0 where it does not say.
    """

    def __init__(
        self, what: str, code: str = "", said: str = "", line: int = 0, column: int = 0
    ) -> None:
        self.code, self.said = code, said or what
        self.line, self.column = line, column
        super().__init__(what)


class TookTooLong(QueryFailed):
    """A question did not end within its time."""


class TookTooMuch(QueryFailed):
    """A question needed more memory than one may have."""


class OtherModel(DatabaseError):
    """What stands in the graph was computed by another version, and lacks what this one reads."""


class OfOneDay(DatabaseError):
    """The graph was made of what was known on a day, and nothing is loaded or judged in it."""


class GraphChanged(DatabaseError):
    """The graph was loaded into while a question was answered, and rows moved; ask it again."""


class NodesMissing(DatabaseError):
    """Rows of a load, `missing` out of `rows`, stand on nodes that are not in the graph."""

    def __init__(self, missing: int, rows: int, statement: str) -> None:
        self.missing, self.rows = missing, rows
        super().__init__(
            f"{missing} of {rows} rows stand on nodes that the graph lacks, and nothing of their "
            "part is written: if somebody has removed nodes by hand, `kb unload` what is loaded "
            f"and load it again; else this is a defect, to be reported with the file ({statement})"
        )


class EngineError(DatabaseError):
    """The private Neo4j could not be fetched, started or stopped."""


class JarBroken(EngineError):
    """A jar could not be fetched, or its bytes are not those in the lock."""


class NotAHome(EngineError):
    """The folder holds other things, cannot be written, or never was a home."""


class HomeInUse(EngineError):
    """Another process holds this home or its store."""


class PortBusy(EngineError):
    """A port that this home remembers is taken by another program."""


class DiskFull(EngineError):
    """There is no room for the jars or for the store."""


class StartFailed(EngineError):
    """Neo4j died while starting, or did not answer in time."""


class NotEmpty(EngineError):
    """The home has a graph already, and only a fresh one can be made so."""


class ImportFailed(EngineError):
    """Neo4j's importer gave up, or found its own work damaged, or was not fed."""


class NotClosed(EngineError):
    """A door that the configuration closes was found open."""

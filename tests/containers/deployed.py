"""The `docker` command, as the tests of what runs in containers use it."""

import subprocess

Ran = subprocess.CompletedProcess[str]


def docker(*arguments: str) -> Ran:
    """Run `docker` and say what became of it."""
    command = ["docker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)

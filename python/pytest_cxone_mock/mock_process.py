"""Finds the command cxone-mock, and starts a mock."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Mapping, Optional


def command(given: str = "") -> list[str]:
    """The words that run cxone-mock: those given, the program on PATH, the one in node_modules, or npx."""
    if given:
        return shlex.split(given)
    for found in (shutil.which("cxone-mock"), *map(_installed_in, (Path.cwd(), *Path.cwd().parents))):
        if found:
            return [found]
    npx = shutil.which("npx")
    if npx:
        return [npx, "--no-install", "cxone-mock"]
    raise FileNotFoundError(
        "There is no command cxone-mock. Install it with npm, set the option cxone_mock_command in the configuration of "
        "pytest, or set CXONE_MOCK_URL to the address of a running mock."
    )


def _installed_in(folder: Path) -> Optional[str]:
    return shutil.which("cxone-mock", path=str(folder / "node_modules" / ".bin"))


class MockProcess:
    """A mock on a free port of loopback."""

    def __init__(self, words: list[str]) -> None:
        self._process = subprocess.Popen(
            [*words, "start", "--port", "0", "--log", "none"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError(f"{shlex.join(words)} start ended with {self._process.wait()} before the mock was ready.")
        self.url: str = json.loads(line)["url"]

    def close(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def running_mock(env: Mapping[str, str] = os.environ) -> Optional[str]:
    """The address of a mock that somebody else runs: CXONE_MOCK_URL, or that of `cxone-mock exec`."""
    given = env.get("CXONE_MOCK_URL")
    if given:
        return given.rstrip("/")
    return env["CXONE_BASE_URL"] if "CXONE_ADMIN_URL" in env and "CXONE_BASE_URL" in env else None

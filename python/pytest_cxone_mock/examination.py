"""Runs the client contract kit of cxone-mock against a client in Python."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Optional, Sequence

import pytest


class Examine:
    """Each worker of the kit runs the client in a process of its own, with this interpreter."""

    def __init__(self, words: Sequence[str], folder: Path) -> None:
        self._words = list(words)
        self._folder = folder

    def __call__(
        self,
        create: str,
        *,
        tier: str = "core",
        rules: Sequence[str] = (),
        profile: Optional[str] = None,
        skip: Sequence[str] = (),
        reason: str = "",
        options: Sequence[str] = (),
    ) -> dict[str, Any]:
        """
        Runs the rules and returns the report. Fails the test if a rule fails or is untested.

        `create`: "module:name" of a class or function that creates a client from a `Config`.
        `tier`: "smoke", "core" or "all". `rules`: ids such as "CX-TOK-001", instead of a tier.
        `skip`, `reason`: rules to leave out, and why. `options`: more options of `cxone-mock check`.
        """
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "report.json")
            adapter = [sys.executable, "-m", "pytest_cxone_mock.adapter", create, *([profile] if profile else [])]
            selected = ["--rule", ",".join(rules)] if rules else ["--tier", tier]
            skipped = ["--skip", ",".join(skip), "--reason", reason] if skip else []
            words = [*self._words, "check", *selected, *skipped, *options, "--json", str(file), "--", *adapter]
            env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self._folder), *filter(None, sys.path)])}
            ran = subprocess.run(words, capture_output=True, text=True, cwd=self._folder, env=env, check=False)
            if ran.returncode != 0:
                pytest.fail(f"{ran.stdout}{ran.stderr}", pytrace=False)
            return json.loads(file.read_text("utf-8"))

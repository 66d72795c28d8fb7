"""The fixtures. `docs/tests/python.md` of cxone-mock shows how to use them."""

from __future__ import annotations

import os
from typing import Any, Generator, Iterator

import pytest

from .examination import Examine
from .mock_process import MockProcess, command, running_mock
from .sandbox import ControlPlane, Sandbox
from .story import story_of

_key = pytest.StashKey["tuple[Sandbox, set[str]]"]()


class Mock:
    """The mock of this session. `sandbox()` creates a sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url
        admin_url = os.environ.get("CXONE_ADMIN_URL")
        of_exec = admin_url if admin_url and os.environ.get("CXONE_BASE_URL") == url else None
        self.plane = ControlPlane(of_exec or url + "/__admin", os.environ.get("CXONE_ADMIN_TOKEN"))

    def sandbox(self, client: str = "recorder", **options: Any) -> Sandbox:
        """`client`: which of its clients `client_id` and `client_secret` are of. Options: `clock`, `seed`, `settle`, …"""
        created = self.plane.send("POST", "/sandboxes", {"idleSeconds": 300, **options})
        return Sandbox(self.url, self.plane, created, client)

    def unattributed(self) -> list[dict[str, Any]]:
        """Rejected requests of the default sandbox: a mistake in the URL or in the client id leads there."""
        return [each for each in self.plane.send("GET", "/requests")["requests"] if each.get("reason")]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("cxone_mock_command", "the command that runs cxone-mock, for example: npx cxone-mock", default="")


def pytest_configure(config: pytest.Config) -> None:
    line = "cxone(client='recorder', **options): the client and the options of the sandbox of this test"
    config.addinivalue_line("markers", line)


@pytest.fixture(scope="session")
def cxone_mock(request: pytest.FixtureRequest) -> Iterator[Mock]:
    """The mock of this session: that of CXONE_MOCK_URL or `cxone-mock exec`, or one that is started."""
    url = running_mock()
    if url:
        yield Mock(url)
        return
    process = MockProcess(command(request.config.getini("cxone_mock_command")))
    try:
        yield Mock(process.url)
    finally:
        process.close()


@pytest.fixture
def cxone(request: pytest.FixtureRequest, cxone_mock: Mock) -> Iterator[Sandbox]:
    """The sandbox of this test. `@pytest.mark.cxone(clock="2026-01-15T10:00:00Z")` gives it options."""
    marker = request.node.get_closest_marker("cxone")
    sandbox = cxone_mock.sandbox(**(marker.kwargs if marker else {}))
    request.node.stash[_key] = (sandbox, {each["id"] for each in cxone_mock.unattributed()})
    request.node.stash[_mock] = cxone_mock
    try:
        yield sandbox
    finally:
        sandbox.delete()


_mock = pytest.StashKey[Mock]()


@pytest.fixture
def cxone_env(cxone: Sandbox, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """CXONE_BASE_URL and the other variables of the sandbox, set in os.environ during this test."""
    variables = cxone.env()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.fixture
def cxone_examine(request: pytest.FixtureRequest) -> Examine:
    """Runs the rules of the client contract kit against a client: `cxone_examine("my_package.my_client:create")`."""
    return Examine(command(request.config.getini("cxone_mock_command")), request.config.rootpath)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    outcome = yield
    report = outcome.get_result()
    if not report.failed or _key not in item.stash or report.when == "teardown":
        return
    sandbox, before = item.stash[_key]
    try:
        others = [each for each in item.stash[_mock].unattributed() if each["id"] not in before]
        report.sections.append(("cxone-mock", story_of(sandbox, others)))
    except Exception as error:  # the reason of the failure is worth more than the explanation
        report.sections.append(("cxone-mock", f"The requests of this test cannot be explained: {error}"))

"""
The adapter protocol for a client in Python.

    cxone-mock check -- python3 -m pytest_cxone_mock.adapter my_package.my_client:create

`create` is a class or function that creates a client from a `Config`. The client has some of the methods in
`OPERATIONS`. Each takes a `Call` and a timeout in seconds, and returns the state of the recording, for example
"recording". If it raises, `outcome_of` reports the error.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import os
import re
import sys
from dataclasses import dataclass, fields
from typing import Any, Callable, Optional

from .outcomes import outcome_of

OPERATIONS = {
    "startRecording": "start_recording",
    "stopRecording": "stop_recording",
    "pauseRecording": "pause_recording",
    "resumeRecording": "resume_recording",
    "getRecording": "get_recording",
    "doNotRecord": "do_not_record",
}


@dataclass(frozen=True)
class Config:
    """The configuration of a client."""

    profile: str
    base_url: str
    token_url: str
    client_id: str
    client_secret: str
    scopes: tuple[str, ...] = ()
    #: The maximum milliseconds of one operation.
    deadline_ms: float = 0
    #: In record-on-demand and agent: the access key of the user, for grant_type=password.
    access_key_id: Optional[str] = None
    access_key_secret: Optional[str] = None
    #: In agent: the number of that agent, and the station for the session.
    agent_id: Optional[str] = None
    station_id: Optional[str] = None
    metadata_url: Optional[str] = None
    ca_file: Optional[str] = None


@dataclass(frozen=True)
class Call:
    """The ids of one call. The client must choose the right one."""

    conversation_id: str = ""
    conference_id: str = ""
    recording_id: str = ""
    user_id: str = ""
    contact_id: str = ""


def _snake(members: dict[str, Any], kind: type) -> dict[str, Any]:
    known = {each.name for each in fields(kind)}
    named = {re.sub("[A-Z]", lambda found: "_" + found[0].lower(), name): value for name, value in members.items()}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in named.items() if name in known}


class Adapter:
    """Answers the requests of the kit, one after the other."""

    def __init__(self, create: Callable[[Config], Any], profile: str = "recordingcontrols") -> None:
        self._create = create
        self._profile = profile
        self._clients: dict[str, Any] = {}
        self._loop = asyncio.new_event_loop()

    def answer(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        tenant = params.get("tenant", "main")
        if method == "hello":
            return self._hello()
        if method == "configure":
            return self._configure(Config(**_snake(params["config"], Config)), tenant)
        if method in OPERATIONS:
            call = Call(**_snake(params["context"], Call))
            return self._operate(tenant, method, call, params["deadlineMs"] / 1000)
        if method == "dispose":
            self._end()
            return {}
        if method == "bye":
            return {}
        raise ValueError(f"there is no method {method}")

    def _hello(self) -> dict[str, Any]:
        likeness = self._create if inspect.isclass(self._create) else self._create(self._nowhere())
        name = likeness.__name__ if inspect.isclass(likeness) else type(likeness).__name__
        capabilities = ["tenants"] + (["dispose"] if hasattr(likeness, "close") else [])
        return {
            "protocol": 1,
            "client": {"name": name, "version": getattr(likeness, "version", "0"), "language": "Python"},
            "profiles": [self._profile],
            "operations": [each for each, method in OPERATIONS.items() if hasattr(likeness, method)],
            "capabilities": capabilities,
        }

    def _nowhere(self) -> Config:
        url = "http://127.0.0.1:9"
        return Config(self._profile, url, url + "/oauth/token", "nobody", "nothing", (), 1000, "NOBODY", "nothing")

    def _configure(self, config: Config, tenant: str) -> dict[str, Any]:
        if tenant == "main":
            self._end()
        try:
            self._clients[tenant] = self._finished(self._create(config))
        except Exception as error:
            return outcome_of(error, default="config")
        return {}

    def _operate(self, tenant: str, operation: str, call: Call, timeout: float) -> dict[str, Any]:
        try:
            done = self._finished(getattr(self._clients[tenant], OPERATIONS[operation])(call, timeout))
        except Exception as error:
            return outcome_of(error)
        if isinstance(done, dict):
            return done
        return {"outcome": "ok"} if done is None else {"outcome": "ok", "state": done}

    def _end(self) -> None:
        for client in self._clients.values():
            if hasattr(client, "close"):
                self._finished(client.close())
        self._clients.clear()

    def _finished(self, value: Any) -> Any:
        return self._loop.run_until_complete(value) if inspect.isawaitable(value) else value

    def serve(self) -> None:
        """Reads requests from stdin until it ends. Replies go to the descriptor that the kit names, if it does."""
        descriptor = os.environ.get("CXONE_PROTOCOL_FD")
        with os.fdopen(int(descriptor), "w", encoding="utf-8") if descriptor else sys.stdout as out:
            for line in sys.stdin:
                frame = json.loads(line)
                try:
                    reply = {"result": self.answer(frame["method"], frame.get("params", {}))}
                except Exception as error:
                    reply = {"error": {"message": f"{type(error).__name__}: {error}"}}
                print(json.dumps({"id": frame["id"], **reply}), file=out, flush=True)
                if frame["method"] == "bye":
                    return


def _named(place: str) -> Callable[[Config], Any]:
    module, separator, name = place.partition(":")
    if not separator:
        raise SystemExit(f'"{place}" does not name a client. Use module:name, for example my_package.my_client:create.')
    return getattr(importlib.import_module(module), name)


if __name__ == "__main__":
    Adapter(_named(sys.argv[1]), *sys.argv[2:3]).serve()

"""A sandbox of a mock, and the parts of it that a test controls."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Optional

Json = dict[str, Any]


class ControlError(Exception):
    """The mock rejected a command of the test."""


class ControlPlane:
    """Sends commands to the control plane. It uses no proxy: the mock is on this machine, or named by its address."""

    def __init__(self, admin_url: str, token: Optional[str] = None) -> None:
        self.admin_url = admin_url
        self._token = token
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def send(self, method: str, path: str, body: Optional[Json] = None, **query: str) -> Any:
        url = self.admin_url + path + ("?" + urllib.parse.urlencode(query) if query else "")
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
        if self._token:
            request.add_header("Authorization", "Bearer " + self._token)
        try:
            with self._opener.open(request, timeout=30) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            with error:
                raise ControlError(_detail(error)) from None
        return json.loads(text) if text else None


def _detail(error: urllib.error.HTTPError) -> str:
    try:
        problem = json.load(error)
        return f"{error.code}: {problem.get('detail') or problem.get('title')}"
    except ValueError:
        return str(error.code)


class Part:
    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox


class Clock(Part):
    def advance(self, duration: str) -> None:
        """Advances the clock, for example by "61m"."""
        self._sandbox.control("PUT", "/clock", {"action": "advance", "duration": duration})

    def freeze(self) -> None:
        self._sandbox.control("PUT", "/clock", {"action": "freeze"})

    def set(self, instant: str) -> None:
        """Sets the clock, for example to "2026-01-15T10:00:00Z"."""
        self._sandbox.control("PUT", "/clock", {"action": "set", "instant": instant})

    @property
    def now(self) -> str:
        return self._sandbox.control("GET", "/clock")["now"]


class Faults(Part):
    def use(self, on: str, **fault: Any) -> None:
        """Injects a fault, for example `use("startRecording", status=503, times=1)`."""
        self._sandbox.control("POST", "/faults", {"on": on, **fault})

    def clear(self) -> None:
        self._sandbox.control("DELETE", "/faults")

    def unmet(self) -> list[Json]:
        """The faults that no request got."""
        return self._sandbox.control("GET", "/faults/unmet")["faults"]


class Requests(Part):
    def list(self) -> list[Json]:
        """The newest 1,000 requests of the test, with the reason and the fix of each rejection."""
        return self._sandbox.control("GET", "/requests")["requests"]

    def find(self, **pattern: Any) -> list[Json]:
        """For example `find(operation="startRecording", status=200)`."""
        return self._sandbox.control("POST", "/requests/find", pattern)["requests"]

    def count(self, **pattern: Any) -> int:
        return self._sandbox.control("POST", "/requests/count", pattern)["count"]

    def explain(self, request_id: str = "last") -> Json:
        """Why a request was rejected."""
        return self._sandbox.control("GET", f"/requests/{request_id}/explain")


class Calls(Part):
    def begin(self, **call: Any) -> Json:
        """Begins a call, for example `begin(recordingId="rec-9", state="connected")`."""
        return self._sandbox.control("POST", "/calls", call)

    def end(self, conversation_id: str) -> Json:
        return self._sandbox.control("POST", f"/calls/{urllib.parse.quote(conversation_id, safe='')}/end")

    def timeline(self, conversation_id: str) -> Json:
        """When the call was recorded, paused and not recorded."""
        return self._sandbox.control("GET", f"/calls/{urllib.parse.quote(conversation_id, safe='')}/timeline")


class Sandbox:
    """An isolated, simulated tenant, with its own clients, clock, calls, faults and requests."""

    def __init__(self, url: str, plane: ControlPlane, created: Json, client: str) -> None:
        self._plane = plane
        self.id: str = created["id"]
        self.base_url = url
        self.token_url = url + "/oauth/token"
        self.clients: dict[str, Json] = {each["name"]: each for each in created["clients"]}
        self.users: list[Json] = created.get("users", [])
        self.client_id: str = self.clients[client]["clientId"]
        self.client_secret: str = self.clients[client]["clientSecret"]
        self.clock = Clock(self)
        self.faults = Faults(self)
        self.requests = Requests(self)
        self.calls = Calls(self)

    def control(self, method: str, path: str, body: Optional[Json] = None) -> Any:
        """Sends any command of the control plane, for example `control("GET", "/coverage")`."""
        return self._plane.send(method, path, body, sandbox=self.id)

    def env(self, client: Optional[str] = None) -> dict[str, str]:
        """The variables that `cxone-mock exec` sets, for this sandbox. `client`: the name of one of its clients."""
        chosen = self.clients[client] if client else {"clientId": self.client_id, "clientSecret": self.client_secret}
        variables = {
            "CXONE_BASE_URL": self.base_url,
            "CXONE_TOKEN_URL": self.token_url,
            "CXONE_CLIENT_ID": chosen["clientId"],
            "CXONE_CLIENT_SECRET": chosen["clientSecret"],
            "CXONE_ADMIN_URL": self._plane.admin_url,
        }
        user = next((each for each in self.users if each["accessKeys"]), None)
        backend = next((each for each in self.clients.values() if "password" in each["grantTypes"] and each["clientSecret"]), None)
        if user and backend:
            variables.update(
                CXONE_AUTH_TOKEN_URL=self.base_url + "/auth/token",
                CXONE_AUTH_CLIENT_ID=backend["clientId"],
                CXONE_AUTH_CLIENT_SECRET=backend["clientSecret"],
                CXONE_ACCESS_KEY_ID=user["accessKeys"][0]["accessKeyId"],
                CXONE_ACCESS_KEY_SECRET=user["accessKeys"][0]["accessKeySecret"],
                CXONE_USER_ID=user["userId"],
                CXONE_AGENT_ID=str(user["agentId"]),
            )
        return variables

    def delete(self) -> None:
        self._plane.send("DELETE", f"/sandboxes/{self.id}")

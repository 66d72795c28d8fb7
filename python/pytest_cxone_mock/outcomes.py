"""Translates the errors of requests, httpx, urllib and http.client into the outcomes of the kit."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from typing import Any, Iterator, Optional

KINDS = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    425: "locked",
    429: "rate_limited",
}

OAUTH_KINDS = {"invalid_client": "unauthorized", "invalid_scope": "config", "unsupported_grant_type": "config"}

TIMEOUTS = {"Timeout", "TimeoutException", "TimeoutError", "ReadTimeout", "ConnectTimeout", "WriteTimeout", "PoolTimeout"}


def outcome_of(error: BaseException, default: str = "protocol") -> dict[str, Any]:
    """
    The outcome of an operation that raised. The error, or an error that caused it, says the reason: its own `outcome`
    or `kind`, an HTTP status, a timeout, or a lost connection. `default`: the kind of any other error.
    """
    message = f"{type(error).__name__}: {error}"
    causes = list(_causes(error))
    for each in causes:
        own = getattr(each, "outcome", None)
        if isinstance(own, dict):
            return own
        kind = getattr(each, "kind", None)
        if isinstance(kind, str):
            return {"outcome": "fail", "kind": kind, "message": message}
    for each in causes:
        status = _status(each)
        if status is not None:
            return {**_of_status(status, _oauth_code(each)), "message": message}
    names = {base.__name__ for each in causes for base in type(each).__mro__}
    if names & {"ConnectTimeout"} or any(isinstance(each, (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)) for each in causes):
        return {"outcome": "fail", "kind": "network", "message": message}
    # The request may have arrived, so its outcome is unknown.
    if names & TIMEOUTS:
        return {"outcome": "unknown", "kind": "timeout", "message": message}
    if any(isinstance(each, json.JSONDecodeError) for each in causes):
        return {"outcome": "fail", "kind": "protocol", "message": message}
    if any(isinstance(each, (OSError, http.client.HTTPException)) for each in causes) or "TransportError" in names:
        refused = any("refused" in str(each) or "Name or service" in str(each) for each in causes)
        return {"outcome": "fail" if refused else "unknown", "kind": "network", "message": message}
    return {"outcome": "fail", "kind": default, "message": message}


def _causes(error: Optional[BaseException]) -> Iterator[BaseException]:
    """The error, what it wraps, and what caused it, each once."""
    waiting, seen = [error], set()
    while waiting:
        each = waiting.pop(0)
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]


def _status(error: BaseException) -> Optional[int]:
    response = getattr(error, "response", None)
    for place, name in ((response, "status_code"), (error, "status_code"), (error, "status"), (error, "code")):
        value = getattr(place, name, None)
        if isinstance(value, int) and 300 <= value <= 599:
            return value
    return None


def _oauth_code(error: BaseException) -> str:
    """The error code of an OAuth token endpoint, if the error still has the body."""
    try:
        response = getattr(error, "response", None)
        body = json.load(error) if hasattr(error, "read") else response.json()  # type: ignore[union-attr, arg-type]
        code = body.get("error")
        return code if isinstance(code, str) else ""
    except Exception:
        return ""


def _of_status(status: int, code: str) -> dict[str, Any]:
    other = "server_error" if status >= 500 else "invalid_argument"
    return {"outcome": "fail", "kind": OAUTH_KINDS.get(code) or KINDS.get(status, other), "httpStatus": status}

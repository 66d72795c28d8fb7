"""The text under a failed test."""

from __future__ import annotations

from typing import Any, Iterable

from .sandbox import Sandbox

Json = dict[str, Any]


def story_of(sandbox: Sandbox, unattributed: Iterable[Json]) -> str:
    """Injected faults, rejected requests, faults that no request got, and requests that belong to no sandbox."""
    requests = sandbox.requests.list()
    faulty = [each for each in requests if each.get("fault")]
    rejected = [each for each in requests if each.get("reason")]
    parts = [
        ("cxone-mock injected faults:", [_line(each) for each in faulty]),
        ("cxone-mock rejected:", _explained(rejected)),
        ("cxone-mock had unused faults:", [f"  {each['hint']}" for each in sandbox.faults.unmet()]),
        ("cxone-mock received requests that it cannot attribute to a test:", _explained(unattributed)),
    ]
    if not rejected:
        parts[1] = ("cxone-mock rejected no request of this test.", [])
    return "\n".join(line for title, lines in parts if lines or title.endswith(".") for line in (title, *lines))


def _explained(requests: Iterable[Json]) -> list[str]:
    lines = []
    for each in requests:
        lines.append(_line(each))
        if each.get("reason"):
            lines.append(f"    reason: {each['reason']}")
        lines += [f"    fix: {step}" for step in each.get("fix", [])]
    return lines


def _line(request: Json) -> str:
    words = [str(request["status"] or "no response"), request["method"], request["target"]]
    client = f"  {request['client']}" if request.get("client") else ""
    fault = f"  (fault {request['fault']})" if request.get("fault") else ""
    return "  " + " ".join(words) + client + fault

"""The code of the page about Python, and what a reader would have beside it. Run: cxone-mock exec -- pytest FILE"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

import pytest


class RecorderError(Exception):
    pass


class Recorder:
    """Starts recordings. It reads CXONE_BASE_URL and CXONE_TOKEN_URL."""

    def __init__(self, client_id, client_secret):
        form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": client_secret}
        body = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(os.environ["CXONE_TOKEN_URL"], body) as response:
            self.token = json.load(response)["access_token"]

    def start(self, recording_id):
        url = os.environ["CXONE_BASE_URL"] + "/api/v2/recording/recordingcontrols/start"
        body = json.dumps({"recordingId": recording_id, "action": "start"}).encode()
        headers = {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"}
        try:
            urllib.request.urlopen(urllib.request.Request(url, body, headers)).close()
        except urllib.error.HTTPError as error:
            error.close()
            raise RecorderError(str(error.code)) from None


@pytest.fixture
def clients():
    """The clients of a new sandbox by name: recorder, studio-basic (no recording:control), other-division."""
    url = os.environ["CXONE_ADMIN_URL"] + "/sandboxes"
    body = b'{"idleSeconds": 300}'  # the mock deletes the sandbox after five minutes without a request
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return {client["name"]: client for client in json.load(response)["clients"]}


def test_a_client_without_the_scope_cannot_start(clients):
    client = clients["studio-basic"]
    recorder = Recorder(client["clientId"], client["clientSecret"])  # your code; it reads CXONE_BASE_URL
    with pytest.raises(RecorderError, match="401"):
        recorder.start("rec-123")


def control(method, path, body, sandbox):
    """Sends a command to the control plane, e.g. control("PUT", "/clock", {"action": "advance", "duration": "61m"}, id)."""
    url = f"{os.environ['CXONE_ADMIN_URL']}{path}?sandbox={sandbox}"
    data = json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def test_the_clock_advances(clients):
    sandbox = clients["recorder"]["clientId"].removeprefix("recorder-")
    recorder = Recorder(clients["recorder"]["clientId"], clients["recorder"]["clientSecret"])
    control("PUT", "/clock", {"action": "advance", "duration": "61m"}, sandbox)
    with pytest.raises(RecorderError, match="401"):
        recorder.start("rec-123")

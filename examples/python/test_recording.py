"""Tests in Python, each with its own sandbox, a simulated tenant.

    npx cxone-mock exec -- python3 -m unittest discover examples/python
"""

import base64
import json
import os
import unittest
import urllib.error
import urllib.parse
import urllib.request

BASE_URL = os.environ["CXONE_BASE_URL"]
TOKEN_URL = os.environ["CXONE_TOKEN_URL"]
ADMIN_URL = os.environ["CXONE_ADMIN_URL"]


def post(url, body, content_type, authorization=None):
    headers = {"Content-Type": content_type}
    if authorization:
        headers["Authorization"] = authorization
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=10) as response:
        return json.load(response)


def new_sandbox():
    """The clients of a new sandbox by name. The mock finds the sandbox of a request by its credential."""
    created = post(f"{ADMIN_URL}/sandboxes", b'{"idleSeconds": 300}', "application/json")
    return {client["name"]: client for client in created["clients"]}


def start(client, recording_id, scope="recording:control"):
    form = {"grant_type": "client_credentials", "scope": scope}
    basic = base64.b64encode(f"{client['clientId']}:{client['clientSecret']}".encode()).decode()
    body = urllib.parse.urlencode(form).encode()
    token = post(TOKEN_URL, body, "application/x-www-form-urlencoded", f"Basic {basic}")
    body = json.dumps({"recordingId": recording_id, "action": "start"}).encode()
    url = f"{BASE_URL}/api/v2/recording/recordingcontrols/start"
    return post(url, body, "application/json", f"Bearer {token['access_token']}")


class RecordingTest(unittest.TestCase):
    def setUp(self):
        self.clients = new_sandbox()

    def assert_rejected(self, status, client, recording_id, **scope):
        with self.assertRaises(urllib.error.HTTPError) as rejected:
            start(self.clients[client], recording_id, **scope)
        rejected.exception.close()
        self.assertEqual(status, rejected.exception.code)

    def test_a_recording_is_started(self):
        self.assertEqual("rec-123", start(self.clients["recorder"], "rec-123")["id"])

    def test_a_recording_is_started_once(self):
        start(self.clients["recorder"], "rec-123")
        self.assert_rejected(409, "recorder", "rec-123")

    def test_a_client_may_not_request_a_scope_that_it_lacks(self):
        self.assert_rejected(400, "studio-basic", "rec-123")

    def test_a_token_without_the_scope_is_rejected(self):
        self.assert_rejected(401, "studio-basic", "rec-123", scope="recording:read")


if __name__ == "__main__":
    unittest.main()

"""Tests that fail, to see what is shown under them."""

import urllib.request

from pytest_cxone_mock import Call
from test_sandboxes import recorder_of


def test_a_second_start(cxone):
    recorder = recorder_of(cxone)
    cxone.faults.use("stopRecording", status=503)
    recorder.start_recording(Call(recording_id="rec-123"), 5)
    recorder.start_recording(Call(recording_id="rec-123"), 5)


def test_a_request_without_a_token(cxone):
    url = cxone.base_url + "/api/v2/recording/recordingcontrols/start"
    urllib.request.urlopen(urllib.request.Request(url, b"{}", {"Content-Type": "application/json"})).close()


def test_a_token_for_each_call(cxone_examine):
    cxone_examine("recorders:TokenPerCall", rules=["CX-TOK-001"], options=["--strict"])

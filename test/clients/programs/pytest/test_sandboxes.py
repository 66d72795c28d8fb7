"""What the fixtures of pytest_cxone_mock do. Each test has its own sandbox."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

import pytest

from pytest_cxone_mock import Call, Config, ControlError
from recorders import WithUrllib


def recorder_of(cxone):
    scopes = ("recording:control",)
    return WithUrllib(Config("recordingcontrols", cxone.base_url, cxone.token_url, cxone.client_id, cxone.client_secret, scopes))


def status_of(action):
    with pytest.raises(urllib.error.HTTPError) as raised:
        action()
    raised.value.close()
    return raised.value.code


@pytest.mark.parametrize("nth", range(3))
def test_each_test_has_its_own_recordings(cxone, nth):
    recorder_of(cxone).start_recording(Call(recording_id="rec-123"), 5)
    assert cxone.requests.count(operation="startRecording", status=200) == 1


def test_the_clock_of_a_sandbox_expires_its_tokens(cxone):
    recorder = recorder_of(cxone)
    recorder.start_recording(Call(recording_id="rec-123"), 5)
    cxone.clock.advance("25h")
    assert status_of(lambda: recorder.stop_recording(Call(recording_id="rec-123"), 5)) == 401
    assert cxone.requests.explain()["reason"].startswith(f"The token of {cxone.client_id} expired at")


@pytest.mark.cxone(clock="2026-01-15T10:00:00Z", client="other-division")
def test_a_mark_gives_the_sandbox_options(cxone):
    assert cxone.clock.now == "2026-01-15T10:00:00.000Z"
    assert cxone.client_id.startswith("other-division-")
    assert status_of(lambda: recorder_of(cxone).start_recording(Call(recording_id="rec-123"), 5)) == 403


def test_a_fault_is_injected_as_often_as_asked(cxone):
    cxone.faults.use("startRecording", status=503, times=1)
    recorder = recorder_of(cxone)
    assert status_of(lambda: recorder.start_recording(Call(recording_id="rec-123"), 5)) == 503
    assert recorder.start_recording(Call(recording_id="rec-123"), 5) == "recording"
    assert cxone.faults.unmet() == []


def test_a_call_begins_and_has_a_timeline(cxone):
    call = cxone.calls.begin(recordingId="rec-9", state="connected")
    recorder_of(cxone).start_recording(Call(recording_id="rec-9"), 5)
    spans = cxone.calls.timeline(call["conversationId"])["spans"]
    assert spans[-1]["state"] == "recording"


def test_the_environment_is_that_of_the_sandbox(cxone, cxone_env):
    assert os.environ["CXONE_CLIENT_ID"] == cxone.client_id == cxone_env["CXONE_CLIENT_ID"]
    form = {"grant_type": "password", "username": os.environ["CXONE_ACCESS_KEY_ID"], "password": os.environ["CXONE_ACCESS_KEY_SECRET"]}
    form.update(client_id=os.environ["CXONE_AUTH_CLIENT_ID"], client_secret=os.environ["CXONE_AUTH_CLIENT_SECRET"])
    with urllib.request.urlopen(os.environ["CXONE_AUTH_TOKEN_URL"], urllib.parse.urlencode(form).encode()) as response:
        assert json.load(response)["token_type"] == "Bearer"


def test_a_command_that_the_mock_rejects_says_why(cxone):
    with pytest.raises(ControlError, match="400: .*duration"):
        cxone.clock.advance("soon")

"""The code of the page about Python, under the plugin."""

import pytest

from acme_recorder import Recorder, RecorderError


def test_a_client_without_the_scope_cannot_start(cxone):
    client = cxone.clients["studio-basic"]
    recorder = Recorder(cxone.base_url, cxone.token_url, client["clientId"], client["clientSecret"])  # your code
    with pytest.raises(RecorderError, match="401"):
        recorder.start("rec-123")


@pytest.mark.cxone(clock="2026-01-15T10:00:00Z")
def test_the_recorder_renews_its_token(cxone):
    recorder = Recorder(cxone.base_url, cxone.token_url, cxone.client_id, cxone.client_secret)
    recorder.start("rec-123")
    cxone.clock.advance("61m")  # every token of this sandbox expires
    cxone.faults.use("stopRecording", status=503, times=1)  # the next stop fails
    recorder.stop("rec-123")
    assert cxone.requests.count(operation="stopRecording", status=200) == 1


def test_the_recorder_keeps_the_rules(cxone_examine):
    cxone_examine("acme_recorder:create", tier="smoke")  # or tier="core", tier="all", rules=["CX-TOK-001"]

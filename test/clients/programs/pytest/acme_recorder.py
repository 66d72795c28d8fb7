"""What a reader would have: a client, and how the kit drives it."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[4] / "fixtures" / "adapters"))

from adapter import Client, HttpError  # noqa: E402


class RecorderError(Exception):
    pass


class Recorder:
    """Starts and stops recordings. It repeats a stop once after a 401 and a 503."""

    def __init__(self, base_url, token_url, client_id, client_secret):
        config = {"baseUrl": base_url, "tokenUrl": token_url, "clientId": client_id, "clientSecret": client_secret}
        self.client = Client({**config, "scopes": []})

    def start(self, recording_id, timeout=10.0):
        return self.attempt(self.client.start, recording_id, timeout)

    def stop(self, recording_id, timeout=10.0, attempts=3):
        return self.attempt(self.client.stop, recording_id, timeout, attempts)

    def attempt(self, command, recording_id, timeout, attempts=1):
        try:
            return command({"recordingId": recording_id}, timeout)
        except HttpError as error:
            if attempts > 1 and error.status in (401, 503):
                return self.attempt(command, recording_id, timeout, attempts - 1)
            raise RecorderError(str(error)) from error


class RecorderUnderTest:
    """How the kit drives the client. An operation returns the state of the recording, or raises."""

    def __init__(self, config):
        self.recorder = Recorder(config.base_url, config.token_url, config.client_id, config.client_secret)

    def start_recording(self, call, timeout):
        return self.recorder.start(call.recording_id, timeout)  # "recording", or "starting" after a 202

    def stop_recording(self, call, timeout):
        return self.recorder.stop(call.recording_id, timeout)  # "stopped", or "stopping" after a 202


create = RecorderUnderTest

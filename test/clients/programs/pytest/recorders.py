"""Clients on three libraries, as a team has them: none knows of the kit."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

import httpx
import requests


class Recorder:
    """Keeps a token while it is valid. `post` is of a library."""

    keeps_tokens = True

    def __init__(self, config):
        self.config = config
        self.token = None
        self.usable_until = 0.0

    def start_recording(self, call, timeout):
        return self.command("start", call, timeout, "recording")

    def stop_recording(self, call, timeout):
        return self.command("stop", call, timeout, "stopped")

    def command(self, action, call, timeout, state):
        if not self.keeps_tokens or time.monotonic() >= self.usable_until:
            form = {
                "grant_type": "client_credentials",
                "client_id": self.config.client_id,
                "client_secret": self.config.client_secret,
                "scope": " ".join(self.config.scopes),
            }
            answer = json.loads(self.post(self.config.token_url, timeout, form=form))
            self.token = answer["access_token"]
            self.usable_until = time.monotonic() + answer["expires_in"] * 0.9
        body = {"recordingId": call.recording_id, "action": action}
        self.post(f"{self.config.base_url}/api/v2/recording/recordingcontrols/{action}", timeout, body=body)
        return state


class WithRequests(Recorder):
    def post(self, url, timeout, form=None, body=None):
        headers = {"Authorization": f"Bearer {self.token}"} if body else {}
        response = requests.post(url, data=form, json=body, headers=headers, timeout=timeout, allow_redirects=False)
        response.raise_for_status()
        return response.text


class WithHttpx(Recorder):
    def post(self, url, timeout, form=None, body=None):
        headers = {"Authorization": f"Bearer {self.token}"} if body else {}
        response = httpx.post(url, data=form, json=body, headers=headers, timeout=timeout)
        response.raise_for_status()
        return response.text


class WithUrllib(Recorder):
    def post(self, url, timeout, form=None, body=None):
        data = urllib.parse.urlencode(form) if form else json.dumps(body)
        request = urllib.request.Request(url, data.encode())
        if body:
            request.add_header("Authorization", f"Bearer {self.token}")
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return response.read()


class TokenPerCall(WithUrllib):
    keeps_tokens = False


class Asynchronous(WithUrllib):
    async def start_recording(self, call, timeout):
        return super().start_recording(call, timeout)

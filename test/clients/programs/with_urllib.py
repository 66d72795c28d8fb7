"""Python's urllib alone: tokens, a recording, an empty 401, and Record on Demand with the token of an access key."""

import base64
import json
import sys
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

base = sys.argv[1]


def ask(method, path, headers, data=None):
    try:
        with urlopen(Request(base + path, data=data, headers=headers, method=method)) as reply:
            return reply.status, reply.read()
    except HTTPError as refused:
        return refused.code, refused.read()


def token(client):
    credentials = base64.b64encode(f"{client}:{client}-secret".encode()).decode()
    form = urlencode({"grant_type": "client_credentials"}).encode()
    status, body = ask("POST", "/oauth/token", {"Authorization": f"Basic {credentials}"}, form)
    return status, json.loads(body)


def command(name, access_token):
    headers = {"Authorization": f"Bearer {access_token}", "Content-Type": "application/json"}
    return ask("POST", f"/api/v2/recording/recordingcontrols/{name}", headers, b'{"recordingId":"rec-123"}')


status, answer = token("recorder")
print("token", status, answer["token_type"])
for name in ("start", "stop"):
    status, body = command(name, answer["access_token"])
    print(name, status, json.loads(body)["id"])

status, body = command("start", token("studio-basic")[1]["access_token"])
print("start without recording:control", status, len(body), "bytes")

key = {"grant_type": "password", "username": "SAMDEMOKEY", "password": "sam-access-key-secret"}
status, body = ask("POST", "/auth/token", {}, urlencode(key).encode())
answer = json.loads(body)
print("access key", status, answer["token_type"])

bearer = {"Authorization": f"Bearer {answer['access_token']}"}
agent = "11e90000-0000-4000-8000-000000005001"


def on_demand(method, name):
    return ask(method, f"/interaction-recording-management-service/v1/interactions/{name}?userId={agent}", bearer)


status, body = on_demand("POST", "start-recording-on-demand")
print("start on demand", status, json.loads(body)["contactId"])
status, body = on_demand("POST", "mask")
print("mask", status, len(body), "bytes")
status, body = on_demand("GET", "get-recording-status")
print("status", status, json.loads(body)["contactId"])

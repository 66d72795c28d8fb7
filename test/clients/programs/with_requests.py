"""requests: tokens, a recording, an empty 401, and Record on Demand with the token of an access key."""

import sys

import requests

base = sys.argv[1]


def token(client):
    form = {"grant_type": "client_credentials"}
    return requests.post(base + "/oauth/token", auth=(client, f"{client}-secret"), data=form, timeout=20)


def session_with(access_token):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {access_token}"
    return session


def command(session, name):
    url = f"{base}/api/v2/recording/recordingcontrols/{name}"
    return session.post(url, json={"recordingId": "rec-123"}, timeout=20)


issued = token("recorder")
print("token", issued.status_code, issued.json()["token_type"])
recorder = session_with(issued.json()["access_token"])
for name in ("start", "stop"):
    reply = command(recorder, name)
    print(name, reply.status_code, reply.json()["id"])

reply = command(session_with(token("studio-basic").json()["access_token"]), "start")
print("start without recording:control", reply.status_code, len(reply.content), "bytes")

key = {"grant_type": "password", "username": "SAMDEMOKEY", "password": "sam-access-key-secret"}
issued = requests.post(base + "/auth/token", data=key, timeout=20)
print("access key", issued.status_code, issued.json()["token_type"])

agent = session_with(issued.json()["access_token"])
agent.params = {"userId": "11e90000-0000-4000-8000-000000005001"}
interactions = base + "/interaction-recording-management-service/v1/interactions"
reply = agent.post(f"{interactions}/start-recording-on-demand", timeout=20)
print("start on demand", reply.status_code, reply.json()["contactId"])
reply = agent.post(f"{interactions}/mask", timeout=20)
print("mask", reply.status_code, len(reply.content), "bytes")
reply = agent.get(f"{interactions}/get-recording-status", timeout=20)
print("status", reply.status_code, reply.json()["contactId"])

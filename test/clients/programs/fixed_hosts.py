"""A client whose hosts are constants, as many public ones are."""

import requests

token = requests.post(
    "https://login.mypurecloud.com/oauth/token",
    auth=("recorder", "recorder-secret"),
    data={"grant_type": "client_credentials"},
    timeout=30,
)
print("token", token.status_code)
start = requests.post(
    "https://api.mypurecloud.com/api/v2/recording/recordingcontrols/start",
    headers={"Authorization": f"Bearer {token.json()['access_token']}"},
    json={"recordingId": "rec-123", "action": "start"},
    timeout=30,
)
print("start", start.status_code, start.json()["id"])

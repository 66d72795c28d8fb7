"""requests over urllib3's Retry: what is throttled is asked again after the time that Retry-After says."""

import sys

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

base = sys.argv[1]
form = {"grant_type": "client_credentials"}
issued = requests.post(base + "/oauth/token", auth=("recorder", "recorder-secret"), data=form, timeout=20)
session = requests.Session()
session.mount(base, HTTPAdapter(max_retries=Retry(total=3, status_forcelist=[429])))
bearer = {"Authorization": f"Bearer {issued.json()['access_token']}"}
reply = session.get(base + "/api/v2/conversations", headers=bearer, timeout=20)
print(reply.status_code)

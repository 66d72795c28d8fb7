#!/usr/bin/env bash
# A client whose hosts are constants, as many public ones are.
set -euo pipefail
token=$(curl -sS -w '\n%{http_code}' -u recorder:recorder-secret -d grant_type=client_credentials \
  https://login.mypurecloud.com/oauth/token)
echo "token ${token##*$'\n'}"
bearer=$(sed 's/.*"access_token":"\([^"]*\)".*/\1/;q' <<<"$token")
start=$(curl -sS -w '\n%{http_code}' -H "Authorization: Bearer $bearer" -H 'Content-Type: application/json' \
  -d '{"recordingId":"rec-123","action":"start"}' https://api.mypurecloud.com/api/v2/recording/recordingcontrols/start)
echo "start ${start##*$'\n'} $(sed 's/.*"id":"\([^"]*\)".*/\1/;q' <<<"$start")"

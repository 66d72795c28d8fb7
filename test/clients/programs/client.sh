#!/usr/bin/env bash
# curl alone: tokens, a recording, an empty 401, and Record on Demand with the token of an access key.
set -euo pipefail
base=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

ask() { status=$(curl --silent --show-error --output "$folder/body" --write-out '%{http_code}' "$@"); body=$(cat "$folder/body"); }
text() { grep -o "\"$1\":\"[^\"]*\"" "$folder/body" | head -n 1 | cut -d '"' -f 4; }
bytes() { wc -c <"$folder/body" | tr -d ' '; }

ask --user recorder:recorder-secret --data grant_type=client_credentials "$base/oauth/token"
echo "token $status $(text token_type)"
bearer="Authorization: Bearer $(text access_token)"
json='Content-Type: application/json'
for command in start stop; do
  ask --header "$bearer" --header "$json" --data '{"recordingId":"rec-123"}' "$base/api/v2/recording/recordingcontrols/$command"
  echo "$command $status $(text id)"
done

ask --user studio-basic:studio-basic-secret --data grant_type=client_credentials "$base/oauth/token"
bearer="Authorization: Bearer $(text access_token)"
ask --header "$bearer" --header "$json" --data '{"recordingId":"rec-123"}' "$base/api/v2/recording/recordingcontrols/start"
echo "start without recording:control $status $(bytes) bytes"

ask --data grant_type=password --data-urlencode username=SAMDEMOKEY --data-urlencode password=sam-access-key-secret "$base/auth/token"
echo "access key $status $(text token_type)"
bearer="Authorization: Bearer $(text access_token)"
interactions="$base/interaction-recording-management-service/v1/interactions"
agent='userId=11e90000-0000-4000-8000-000000005001'
ask --request POST --header "$bearer" "$interactions/start-recording-on-demand?$agent"
echo "start on demand $status $(text contactId)"
ask --request POST --header "$bearer" "$interactions/mask?$agent"
echo "mask $status $(bytes) bytes"
ask --header "$bearer" "$interactions/get-recording-status?$agent"
echo "status $status $(text contactId)"

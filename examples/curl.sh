#!/usr/bin/env bash
# From an empty 401 to a recording, with curl.
#
#   npx cxone-mock exec -- bash examples/curl.sh
#
# It also runs against a server started with `npx cxone-mock`: it resets the demo first.
set -uo pipefail

base=${CXONE_BASE_URL:-http://127.0.0.1:4080}
token_url=${CXONE_TOKEN_URL:-$base/oauth/token}
admin=${CXONE_ADMIN_URL:-$base/__admin}
controls=$base/api/v2/recording/recordingcontrols
source "$(dirname "$0")/steps.sh"

get_token() {
  send --user "$1:$1-secret" --data grant_type=client_credentials "$token_url"
}

get() {
  send --header "Authorization: Bearer $token" "$base$1"
}

# control start|stop JSON
control() {
  send --header "Authorization: Bearer $token" --header 'Content-Type: application/json' --data "$2" "$controls/$1"
}

begin

get_token studio-basic
check 'a token for the client studio-basic' 200 '"token_type":"Bearer"'
token=$(field access_token)
get /api/v2/conversations/conv-123/participants
check 'it reads the participants' 200 '"purpose":"customer"'
get /api/v2/conversations/conv-123/recordings
check 'it reads the recordings: none so far' 200 '[]'
control start '{"conferenceId":"conf-123","recordingName":"test_rec"}'
check 'it starts a recording' 401 ''
explain

get_token recorder
check 'a token for the client recorder, which has recording:control' 200 'recording:control'
token=$(field access_token)
control start '{"conferenceId":"conf-123","recordingName":"test_rec"}'
check 'the same body' 400 'recordingId is required'
explain

get /api/v2/conversations/conv-123
check 'the conversation contains the recordingId' 200 '"recordingId":"rec-123"'
recording=$(field recordingId)
control start "{\"recordingId\":\"$recording\",\"action\":\"start\"}"
check 'start' 200 '"id":"rec-123"'
control start "{\"recordingId\":\"$recording\",\"action\":\"start\"}"
check 'start again' 409 'in progress already'
explain
control stop "{\"recordingId\":\"$recording\",\"action\":\"stop\"}"
check 'stop' 200 '"endTime":'
control stop "{\"recordingId\":\"$recording\",\"action\":\"stop\"}"
check 'stop again' 409 'is finished'
explain
control stop '{"recordingId":"rec-456","action":"stop"}'
check 'stop on a call that is still alerting' 409 'alerting, not connected'
explain

advance 1h
control stop "{\"recordingId\":\"$recording\",\"action\":\"stop\"}"
check 'an expired token' 401 ''
explain

finish

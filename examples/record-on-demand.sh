#!/usr/bin/env bash
# Records the call of an agent by Record on Demand: an accepted command is not complete yet.
#
#   npx cxone-mock exec --settle 2s -- bash examples/record-on-demand.sh
set -uo pipefail

base=${CXONE_BASE_URL:-http://127.0.0.1:4080}
admin=${CXONE_ADMIN_URL:-$base/__admin}
service=$base/interaction-recording-management-service/v1/interactions
token_url=${CXONE_AUTH_TOKEN_URL:-$base/auth/token}
client=${CXONE_AUTH_CLIENT_ID:-cxone-backend}:${CXONE_AUTH_CLIENT_SECRET:-cxone-backend-secret}
key=${CXONE_ACCESS_KEY_ID:-SAMDEMOKEY}
key_secret=${CXONE_ACCESS_KEY_SECRET:-sam-access-key-secret}
user=${CXONE_USER_ID:-11e90000-0000-4000-8000-000000005001}
source "$(dirname "$0")/steps.sh"

# token_for FORM: requests a token as the backend application.
token_for() {
  send --user "$client" --data "$1" "$token_url"
}

# record COMMAND: for the current call of the agent; no id of a call or a recording is needed.
record() {
  send --request POST --header "Authorization: Bearer $token" "$service/$1?userId=$user"
}

recording_status() {
  send --header "Authorization: Bearer $token" "$service/get-recording-status?userId=$user"
}

begin

token_for grant_type=client_credentials
check 'a token with client_credentials, as other APIs issue it' 400 unsupported_grant_type
explain
token_for "grant_type=password&username=$key&password=$key_secret"
check 'a token with the access key of a user' 200 '"access_token":'
token=$(field access_token)

record start-recording-on-demand
check 'start is accepted, but not complete' 202 '"httpStatus":"ACCEPTED"'
recording_status
check 'nothing is recorded yet' 200 '"recordingStatusToAgent":"NoRecording"'
record stop-recording-on-demand
check 'stop, before the start is complete' 425 'locked while processing'
explain
advance 2s
recording_status
check 'now it is recorded' 200 '"recordingStatusToAgent":"Recording"'

record mask
check 'mask, before the card number is said' 202 ''
advance 2s
record unmask
check 'unmask, after it' 202 ''
advance 2s

record do-not-record
check 'the caller objects: do not record' 202 '"httpStatus":"ACCEPTED"'
advance 2s
recording_status
check 'the recording is stopped, and the status gives the reason' 200 '"statusReason":"CustomerDisconsent"'
record start-recording-on-demand
check 'start after do-not-record' 409 'due to the service state'
explain
record mask
check 'mask without a recording: no effect, and no error' 200 ''

finish

#!/usr/bin/env bash
# The recording of an agent's call by Record on Demand: a command that is accepted is not done yet.
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

# token_for FORM: asks for a token as the backend application.
token_for() {
  send --user "$client" --data "$1" "$token_url"
}

# record COMMAND: for the call on which the agent is; no id of a call or a recording is given.
record() {
  send --request POST --header "Authorization: Bearer $token" "$service/$1?userId=$user"
}

recording_status() {
  send --header "Authorization: Bearer $token" "$service/get-recording-status?userId=$user"
}

begin

token_for grant_type=client_credentials
check 'a token with client_credentials, as other APIs have it' 400 unsupported_grant_type
explain
token_for "grant_type=password&username=$key&password=$key_secret"
check 'a token with the access key of a user' 200 '"access_token":'
token=$(field access_token)

record start-recording-on-demand
check 'start is accepted, and not done' 202 '"httpStatus":"ACCEPTED"'
recording_status
check 'nothing is recorded yet' 200 '"recordingStatusToAgent":"NoRecording"'
record stop-recording-on-demand
check 'stop, before it has started' 425 'locked while processing'
explain
advance 2s
recording_status
check 'now it is' 200 '"recordingStatusToAgent":"Recording"'

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
check 'it is stopped, and says why' 200 '"statusReason":"CustomerDisconsent"'
record start-recording-on-demand
check 'start after do-not-record' 409 'due to the service state'
explain
record mask
check 'mask while nothing is recorded: nothing happens, and nothing says so' 200 ''

finish

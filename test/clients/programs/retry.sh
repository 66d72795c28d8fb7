#!/usr/bin/env bash
# curl --retry: what is throttled is asked again after the time that Retry-After says.
set -euo pipefail
base=$1
# A file of its own: before it tries again curl empties what it wrote to, and /dev/null cannot be emptied.
body=$(mktemp)
trap 'rm -f "$body"' EXIT

curl --silent --output "$body" --user recorder:recorder-secret --data grant_type=client_credentials "$base/oauth/token"
token=$(grep -o '"access_token":"[^"]*"' "$body" | cut -d '"' -f 4)
curl --silent --show-error --output "$body" --write-out '%{http_code}\n' --retry 3 \
  --header "Authorization: Bearer $token" "$base/api/v2/conversations"

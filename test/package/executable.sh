#!/usr/bin/env bash
# Uses the executable as a machine without Node would. First: npm run build:executable
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
executable=${1:-$root/dist-executable/cxone-mock}
[ -x "$executable" ] || { echo "There is no $executable: npm run build:executable" >&2; exit 1; }
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir temporary
export TMPDIR=$folder/temporary

expect() {
  [ "$2" = "$3" ] || { echo "$1: expected $3, and got $2" >&2; exit 1; }
  echo "ok  $1"
}
# No program of this machine can be found, so Node cannot be.
alone() { env -i PATH=/nonexistent TMPDIR="$TMPDIR" "$executable" "$@"; }
serve() {
  rm -f started
  env -i PATH=/nonexistent TMPDIR="$TMPDIR" "$executable" start --port 0 "$@" >started 2>log &
  server=$!
  until [ -s started ]; do kill -0 "$server" || { cat log; exit 1; }; sleep 0.1; done
  url=$(sed 's/.*"url":"\([^"]*\)".*/\1/' started)
}
stop() {
  kill "$server"
  wait "$server" || { echo "the server ended with $?" >&2; exit 1; }
  server=
}
recording() {
  token=$(curl -s -u recorder:recorder-secret -d grant_type=client_credentials "$url/oauth/token" | jq -r .access_token)
  curl -s -o body -w '%{http_code}' -H "Authorization: Bearer $token" --json '{"recordingId":"rec-123","action":"start"}' \
    "$url/api/v2/recording/recordingcontrols/start"
}

expect 'the version' "$(alone --version)" "$(jq -r .version "$root/package.json")"
expect 'the page of a rule' "$(alone explain CX-TOK-001 | head -1)" '# CX-TOK-001'
alone init adapter --lang python >said
expect 'a template' "$(cmp adapter.py "$root/fixtures/adapters/adapter.py" && echo same)" same
serve
expect 'a recording starts once' "$(recording) $(recording)" '200 409'
expect 'the page' "$(curl -s "$url/__admin/ui/" | grep -c '<title>')" 1
expect 'its code' "$(curl -s -o body -w '%{http_code}' "$url/__admin/ui/app.js")" 200
stop
serve --store state
expect 'a store in a directory' "$(recording)" 200
kill -9 "$server"
wait "$server" 2>killed || true
serve --store state
expect 'is read after a kill' "$(recording)" 409
stop
expect 'and can be checked' "$(alone store check state >said && echo whole)" whole
expect 'nothing stays in the folder for temporary files' "$(ls -A temporary)" ''
redis_port=$(node -p 'const s = require("node:net").createServer().listen(0, () => { console.log(s.address().port); s.close() }); ""' | tr -d '\n')
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' >redis.log &
redis=$!
until grep -q 'Ready to accept' redis.log; do kill -0 "$redis"; sleep 0.1; done
serve --store "redis://127.0.0.1:$redis_port/0"
expect 'a store in Redis' "$(recording)" 200
stop
kill "$redis"
"$executable" exec -- sh -c 'curl -s -o body -w "%{http_code}" "$CXONE_ADMIN_URL/ready"' >said
expect 'exec' "$(cat said)" 200
expect 'check' "$("$executable" check -- python3 "$root/fixtures/clients/python/adapter.py" >said 2>&1 && echo passed)" passed
echo 'the executable works without Node'

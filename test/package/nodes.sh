#!/usr/bin/env bash
# Runs the built command on each Node that is supported, with and without Node's own support for proxies.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Nothing listens there, so a request that uses the proxy fails.
dead=http://127.0.0.1:9
cat >story.mjs <<'JS'
const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
const { access_token: token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json()
const start = async () => {
  const response = await fetch(`${base}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123', action: 'start' }),
  })
  return response.status
}
console.log(await start(), await start())
JS

expect() {
  [ "$2" = "$3" ] || { echo "$1: expected: $3"; echo "said: $2"; exit 1; }
}

for version in 18 20 22 24; do
  mkdir "$version"
  (cd "$version" && echo '{ "private": true }' >package.json && npm install --no-audit --no-fund --silent "node@$version")
  node="$folder/$version/node_modules/node/bin/node"
  cxone=("$node" "$root/bin/cxone-mock.js")
  if [ "$version" = 18 ]; then
    said=$("${cxone[@]}" --version 2>&1) && { echo 'Node 18 was accepted'; exit 1; }
    expect 'Node 18' "$said" "cxone-mock needs Node 20.19 or newer. This is Node $("$node" -p process.versions.node)."
    continue
  fi
  "$node" --version
  expect '--version' "$("${cxone[@]}" --version)" "$("$node" -p "require('$root/package.json').version")"
  expect 'exec' "$("${cxone[@]}" exec -- "$node" story.mjs)" '200 409'
  expect 'exec with a proxy' "$(HTTP_PROXY=$dead NODE_USE_ENV_PROXY=1 "${cxone[@]}" exec -- "$node" story.mjs)" '200 409'
  expect 'require' "$(cd "$root" && "$node" -e "
    const { createCxoneMock } = require('cxone-mock')
    createCxoneMock({ port: 0 }).then(async (mock) => {
      console.log((await fetch(mock.url + '/__admin/ready')).status)
      await mock.close()
    })")" 200
  "${cxone[@]}" start --port 0 --log none >banner 2>&1 &
  server=$!
  until grep -q '"url"\|http://' banner; do kill -0 "$server"; sleep 0.1; done
  url=$(grep -o 'http://127.0.0.1:[0-9]*' banner | head -1)
  expect 'wait' "$("${cxone[@]}" wait --url "$url" >/dev/null && echo ready)" ready
  if [ "$version" = 24 ]; then
    said=$(HTTP_PROXY=$dead NODE_USE_ENV_PROXY=1 "${cxone[@]}" doctor --url "$url" 2>&1 || true)
    grep -q "HTTP_PROXY is $dead and NO_PROXY does not exclude 127.0.0.1" <<<"$said" || { echo "said: $said"; exit 1; }
  fi
  kill "$server"
  wait "$server" || { echo "the server ended with $?"; exit 1; }
done
echo 'the command runs on each Node, past the proxies of the user'

#!/usr/bin/env bash
# Builds the Dockerfile without Docker and without a registry, and runs the image: health, user, file system, signals,
# stores. The base is made of Debian packages, and of the Node and npm of this machine: container.sh [TARBALL]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
for tool in buildah podman runc mmdebstrap redis-server curl jq; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: apt-get install --no-install-recommends buildah podman runc mmdebstrap redis-server curl jq" >&2
    exit 1
  }
done
folder=$(mktemp -d)
# Without systemd nobody starts the health check on time, so this script does.
storage=(--root "$folder/storage" --runroot "$folder/run" --storage-driver "${STORAGE_DRIVER:-overlay}")
image() { buildah "${storage[@]}" "$@"; }
container() {
  podman "${storage[@]}" --cgroup-manager cgroupfs --events-backend file --runtime runc "$@" \
    2> >(grep -v 'systemd connection' >&2)
}
clean_up() {
  [ -z "${redis:-}" ] || kill "$redis"
  container rm --all --force --time 1 >/dev/null 2>&1 || true
  image umount --all >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap clean_up EXIT

fail() {
  echo "$*" >&2
  exit 1
}
expect() {
  [ "$2" = "$3" ] || fail "$1: expected $3, and got $2"
  echo "ok  $1"
}

echo '== base'
mmdebstrap --quiet --variant=extract --include=base-files,libc6,libstdc++6,libgcc-s1,dash,coreutils,sed,grep \
  bookworm "$folder/base.tar"
base=$(image from scratch)
image add --quiet "$base" "$folder/base.tar" / >/dev/null
image copy --quiet "$base" "$(readlink -f "$(command -v node)")" /usr/local/bin/node >/dev/null
image copy --quiet "$base" "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" /usr/local/lib/node_modules/npm >/dev/null
image run --isolation chroot "$base" -- ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
image config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  --env npm_config_registry="$(npm config get registry)" "$base"
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  image copy --quiet "$base" "$NODE_EXTRA_CA_CERTS" /usr/local/share/authorities.pem >/dev/null
  image config --env NODE_EXTRA_CA_CERTS=/usr/local/share/authorities.pem "$base"
fi
image commit --quiet "$base" localhost/node >/dev/null

echo '== image'
mkdir "$folder/context"
cp "$root/Dockerfile" "$folder/context"
if [ $# -gt 0 ]; then cp "$1" "$folder/context"; else
  (cd "$root" && npm pack --silent --pack-destination "$folder/context" >"$folder/pack.log" 2>&1) || {
    cat "$folder/pack.log"
    exit 1
  }
fi
image bud --quiet --format docker --isolation chroot --network host --build-arg NODE_IMAGE=localhost/node \
  --tag localhost/cxone-mock "$folder/context" >"$folder/build.log" 2>&1 || {
  cat "$folder/build.log"
  exit 1
}

port=$(node -p 'const s = require("node:net").createServer().listen(0, () => { console.log(s.address().port); s.close() }); ""' | tr -d '\n')
url=http://127.0.0.1:$port
# As compose.yaml and ci/kubernetes.yaml run it: nothing can be written, and there is no privilege.
up() {
  local name=$1
  shift
  container run --detach --name "$name" --network host --health-interval disable --read-only --read-only-tmpfs=false \
    --cap-drop ALL --security-opt no-new-privileges --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
    --env CXONE_MOCK_ADMIN_TOKEN=change-me --env CXONE_MOCK_PORT="$port" "$@" >/dev/null
  for _ in $(seq 100); do
    if curl --silent --fail --output /dev/null "$url/__admin/ready"; then return; fi
    [ "$(container inspect --format '{{.State.Running}}' "$name")" = true ] || break
    sleep 0.1
  done
  container logs "$name"
  fail "$name is not ready"
}
down() {
  container stop --time 10 "$1" >/dev/null
  expect "$1: SIGTERM ends it with 0" "$(container inspect --format '{{.State.ExitCode}}' "$1")" 0
  container rm "$1" >/dev/null
}
recording() {
  local token
  token=$(curl --silent --user recorder:recorder-secret --data grant_type=client_credentials "$url/oauth/token" | jq -r .access_token)
  curl --silent --output /dev/null --write-out '%{http_code}' --header "Authorization: Bearer $token" \
    --json '{"recordingId":"rec-123","action":"start"}' "$url/api/v2/recording/recordingcontrols/start"
}

echo '== memory'
up memory localhost/cxone-mock
expect 'the health check passes' "$(container healthcheck run memory >/dev/null && echo healthy)" healthy
expect 'it runs as the user 1000 without capabilities' \
  "$(container exec memory sed -n 's/^\(Uid\|CapEff\|NoNewPrivs\):\s*\(\S*\).*/\2/p' /proc/1/status | paste -sd ' ')" \
  '1000 0000000000000000 1'
expect 'it can write nowhere' \
  "$(container exec memory sh -c 'for each in /app /data /tmp; do touch $each/file 2>/dev/null && echo $each; done; echo none')" none
expect 'without the token the control plane is closed' \
  "$(curl --silent --output /dev/null --write-out '%{http_code}' "$url/__admin/sandboxes")" 401
expect 'with the token it is open' \
  "$(curl --silent --output /dev/null --write-out '%{http_code}' --header 'Authorization: Bearer change-me' "$url/__admin/sandboxes")" 200
expect 'a recording starts once' "$(recording) $(recording)" '200 409'
container kill --signal STOP memory >/dev/null
expect 'the health check fails when the mock hangs' "$(container healthcheck run memory >/dev/null || echo unhealthy)" unhealthy
container kill --signal CONT memory >/dev/null
down memory

echo '== a store in a volume'
container volume create state >/dev/null
up first --volume state:/data localhost/cxone-mock start --store /data
expect 'a recording starts' "$(recording)" 200
container kill --signal KILL first >/dev/null
container rm --force first >/dev/null
up second --volume state:/data localhost/cxone-mock start --store /data
expect 'after a kill it is still recorded' "$(recording)" 409
down second

echo '== a store in Redis'
redis_port=$((port + 1))
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --dir "$folder" >"$folder/redis.log" &
redis=$!
up first localhost/cxone-mock start --store "redis://127.0.0.1:$redis_port/0"
expect 'a recording starts' "$(recording)" 200
down first
up second localhost/cxone-mock start --store "redis://127.0.0.1:$redis_port/0"
expect 'the next container knows it' "$(recording)" 409
down second
echo 'the image builds and runs'

#!/usr/bin/env bash
# The steps of action.yml: action.sh plan | install | start | exec | observe | check
# They read the inputs as CXONE_ACTION_…, and the files and variables of the runner.
set -euo pipefail

tool=${RUNNER_TEMP:?}/cxone-mock
reports=${CXONE_ACTION_REPORT:-cxone-report}
read -ra mock_args <<<"${CXONE_ACTION_MOCK_ARGS:-}"
read -ra check_args <<<"${CXONE_ACTION_CHECK_ARGS:-}"

cxone_mock() {
  node "$tool/node_modules/cxone-mock/bin/cxone-mock.js" "$@"
}

# The package to install, and a key for the cache. A file is identified by its content.
plan() {
  local package=${CXONE_ACTION_PACKAGE:-} version key
  if [[ -z $package ]]; then
    version=$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/package.json")
    package=cxone-mock@$version
  fi
  key=$package
  if [[ -f $package ]]; then
    package=$(realpath "$package")
    key=$(sha256sum "$package" | cut -d' ' -f1)
  fi
  {
    echo "package=$package"
    echo "key=cxone-mock-${key//[^A-Za-z0-9.-]/-}-$(node -p 'process.platform + process.arch')"
    echo "folder=$tool"
  } >>"$GITHUB_OUTPUT"
}

install() {
  if [[ ! -f $tool/node_modules/cxone-mock/bin/cxone-mock.js ]]; then
    mkdir -p "$tool"
    npm install --prefix "$tool" --no-audit --no-fund --loglevel=error "${CXONE_ACTION_PACKAGE:?}"
  fi
  cxone_mock --version
}

# Starts a mock that lives as long as the job, and hands its variables to the later steps.
start() {
  local out=$tool/start.json log=$tool/mock.log url=''
  : >"$out"
  (exec setsid nohup node "$tool/node_modules/cxone-mock/bin/cxone-mock.js" start --port 0 "${mock_args[@]}" \
    >"$out" 2>"$log" </dev/null) &
  local pid=$!
  until url=$(sed -nE 's/.*"url":"([^"]+)".*/\1/p' "$out") && [[ -n $url ]]; do
    if ! kill -0 "$pid" 2>/dev/null; then
      cat "$log" >&2
      echo '::error title=cxone-mock::The mock did not start. Its output is above.'
      return 1
    fi
    sleep 0.1
  done
  {
    echo "CXONE_BASE_URL=$url"
    echo "CXONE_TOKEN_URL=$url/oauth/token"
    echo "CXONE_AUTH_TOKEN_URL=$url/auth/token"
    echo "CXONE_ADMIN_URL=$url/__admin"
    # The clients of the demo. With a scenario of your own, set yours.
    echo CXONE_CLIENT_ID=recorder
    echo CXONE_CLIENT_SECRET=recorder-secret
  } >>"$GITHUB_ENV"
  {
    echo "base-url=$url"
    echo "pid=$pid"
  } >>"$GITHUB_OUTPUT"
  echo "cxone-mock serves $url"
}

# Runs your tests. If they fail, the explanations are also in the step summary, and the first one is an annotation.
exec_tests() {
  local code=0 report=()
  [[ -n ${CXONE_ACTION_TEST_REPORT:-} ]] && report=(--test-report "$CXONE_ACTION_TEST_REPORT")
  mkdir -p "$reports"
  {
    cxone_mock exec "${report[@]}" "${mock_args[@]}" -- bash -eo pipefail -c "$CXONE_ACTION_EXEC" 2>&1 1>&3 |
      tee "$reports/exec.log" >&2
  } 3>&1 || code=$?
  if ((code != 0)); then
    {
      echo '### cxone-mock exec'
      echo '```text'
      sed -n '/^cxone-mock: /,$p' "$reports/exec.log" | head -200
      echo '```'
    } >>"$GITHUB_STEP_SUMMARY"
    echo "::error title=cxone-mock exec::The tests failed with code $code. $(sed -nE '0,/ *reason: +(.*)/s//\1/p' "$reports/exec.log" | head -1)"
  fi
  return "$code"
}

# observe|check: the reports, by the name of the command.
report_flags() {
  local name=$1
  flags=(--github --junit "$reports/$name.xml" --html "$reports/$name.html" --json "$reports/$name.json" --sarif "$reports/$name.sarif")
  if [[ -n ${CXONE_ACTION_BASELINE:-} ]]; then flags+=(--baseline "$CXONE_ACTION_BASELINE"); fi
}

observe() {
  report_flags observe
  cxone_mock observe "${flags[@]}" "${mock_args[@]}" -- bash -eo pipefail -c "$CXONE_ACTION_OBSERVE"
}

check() {
  report_flags check
  read -ra adapter <<<"$CXONE_ACTION_CHECK"
  cxone_mock check "${flags[@]}" "${check_args[@]}" -- "${adapter[@]}"
}

case ${1:-} in
  plan | install | start | observe | check) "$1" ;;
  exec) exec_tests ;;
  *)
    echo 'Usage: action.sh plan | install | start | exec | observe | check' >&2
    exit 2
    ;;
esac

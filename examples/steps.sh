# Shared by the examples: sends, checks and explains a step. Set $base and $admin first.

failures=0
status='' body=''

# Sends a request; sets $status and $body from the response.
send() {
  local answer
  answer=$(curl --silent --show-error --noproxy '*' --max-time 10 --write-out '\n%{http_code}' "$@") || answer=$'\n000'
  status=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

# check STEP STATUS [TEXT]: checks that the last response has this status and this text in its body; '' is an empty body.
check() {
  local verdict=ok
  [[ $status == "$2" ]] || verdict=DIFFERS
  if (($# > 2)); then
    [[ -n $3 && $body == *"$3"* || -z $3 && -z $body ]] || verdict=DIFFERS
  fi
  printf '%-7s %s  %s (expected %s)\n' "$verdict" "$status" "$1" "$2${3+, ${3:-an empty body}}"
  [[ $verdict == ok ]] && return
  printf '        the body was: %s\n' "${body:-(empty)}" | sed -E 's/("(access|id|refresh)_token":")[^"]*/\1…/g'
  failures=$((failures + 1))
}

# field NAME: the string with this name in the last body.
field() {
  sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p" <<<"$body"
}

# Asks the mock why it rejected the last request: the response does not say why.
explain() {
  send "$admin/requests/last/explain"
  sed -nE 's/.*"reason":"(([^"\\]|\\.)*)".*/     reason: \1/p' <<<"$body"
}

# Resets the demo.
begin() {
  send --request POST --header 'Content-Type: application/json' "$admin/reset?sandbox=default"
  check 'reset the demo' 204
  if [[ $status == 000 ]]; then
    echo "No server at $base. Run: npx cxone-mock exec -- bash $0"
    exit 1
  fi
}

# advance DURATION: advances the sandbox's clock, which decides when commands settle and tokens expire.
advance() {
  send --request PUT --header 'Content-Type: application/json' \
    --data "{\"action\":\"advance\",\"duration\":\"$1\"}" "$admin/clock"
  check "advance the sandbox's clock by $1" 200 '"now":'
}

finish() {
  if ((failures > 0)); then
    echo "$failures steps differ from the expected result."
    exit 1
  fi
  echo 'Every step went as expected.'
}

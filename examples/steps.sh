# What the examples share: how a step is sent, checked and explained. They set $base and $admin before.

failures=0
status='' body=''

# Sends a request; leaves its answer in $status and $body.
send() {
  local answer
  answer=$(curl --silent --show-error --noproxy '*' --max-time 10 --write-out '\n%{http_code}' "$@") || answer=$'\n000'
  status=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

# check STEP STATUS [TEXT]: the last answer has this status and this text in its body; '' is an empty body.
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

# field NAME: a string with this name in the last body.
field() {
  sed -nE "s/.*\"$1\":\"([^\"]*)\".*/\1/p" <<<"$body"
}

# Asks the mock why it refused the last request: the reason is not on the wire.
explain() {
  send "$admin/requests/last/explain"
  sed -nE 's/.*"reason":"(([^"\\]|\\.)*)".*/     reason: \1/p' <<<"$body"
}

# The demo as it was, whatever came before.
begin() {
  send --request POST --header 'Content-Type: application/json' "$admin/reset?sandbox=default"
  check 'the demo begins' 204
  if [[ $status == 000 ]]; then
    echo "Nothing answers at $base: run this with npx cxone-mock exec -- bash $0"
    exit 1
  fi
}

# advance DURATION: moves the sandbox's clock, by which commands settle and tokens expire.
advance() {
  send --request PUT --header 'Content-Type: application/json' \
    --data "{\"action\":\"advance\",\"duration\":\"$1\"}" "$admin/clock"
  check "the sandbox's clock goes on by $1" 200 '"now":'
}

finish() {
  if ((failures > 0)); then
    echo "$failures steps differ from what was expected."
    exit 1
  fi
  echo 'Every step went as expected.'
}

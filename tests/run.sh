#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test. Ends with "N passed, N failed".
#   ./tests/run.sh             everything
#   ./tests/run.sh Chat        only test projects whose name contains "Chat" (the web client's tests with "web")
set -uo pipefail
cd "$(dirname "$0")/.."
only="${1:-}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# One compiler for all projects takes half the time; it is stopped when it has done its work.
export UseSharedCompilation=true
# Test programs end before a profile of them pays.
export DOTNET_TieredPGO=0
passed=0
failed=0

stop() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

install_packages() {
  local missing=()
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
  command -v redis-server >/dev/null || missing+=(redis-server)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v chromium-headless-shell >/dev/null || missing+=(chromium-headless-shell)
  compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || missing+=(libfaketime)
  # Not grep -q: it would end before fc-list does, which pipefail takes for a failure.
  fc-list 2>/dev/null | grep -i 'noto.*emoji' >/dev/null || missing+=(fontconfig fonts-noto-core fonts-noto-color-emoji)
  [ ${#missing[@]} -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || stop "Missing: ${missing[*]}. Install them (Debian: sudo apt install ${missing[*]}) and run this again."
  echo "== installing ${missing[*]}"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    stop "These packages could not be installed: ${missing[*]}."
}

# A test program that has not ended by then hangs: it is killed, and the test that it hung in was named before.
longest=45m

# Adds what a test program's summary says, and tells how long it took. A program that ends without one has failed.
began=0
count() {
  local name="$1" total="$2" failures="$3"
  passed=$((passed + total - failures))
  failed=$((failed + failures))
  echo "== $name: $((total - failures)) passed, $failures failed, $((SECONDS - began)) s"
  began=$SECONDS
}

test_web() {
  [[ web == *"$only"* ]] || return
  local report summary
  report="$(mktemp --suffix=.json)"
  (cd clients/web && npm run --silent lint && npm run --silent typecheck) || count "web: lint and types" 1 1
  (cd clients/web && npx vitest run --reporter=json --outputFile="$report" >/dev/null)
  if summary="$(node -p "const r = require('$report'); r.numTotalTests + ' ' + (r.numFailedTests || (r.success ? 0 : 1))")"; then
    count web ${summary}
    node -e "
      for (const file of require('$report').testResults) {
        if (file.message) console.log(file.name, file.message);
        for (const test of file.assertionResults) if (test.status === 'failed') console.log(test.fullName, test.failureMessages.join('\n'));
      }"
  else
    count web 1 1
  fi
  rm -f "$report"
}

test_dotnet() {
  local project name log summary
  for project in tests/*.Tests/*.csproj tests/EndToEnd/*.csproj; do
    name="$(basename "$project" .csproj)"
    [ -f "$project" ] && [[ "$name" == *"$only"* ]] || continue
    log="$(mktemp)"
    timeout --kill-after=30s "$longest" "$(dirname "$project")/bin/Debug/net10.0/$name" -noColor -longRunning 120 2>&1 |
      tee "$log" | grep -E '\[FAIL\]|Failure|Long Running|^ {6,}' || true
    summary="$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -1)"
    if [[ "$summary" =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+) ]]; then
      count "$name" $((BASH_REMATCH[1] + BASH_REMATCH[2])) $((BASH_REMATCH[2] + BASH_REMATCH[3]))
    else
      tail -40 "$log"
      count "$name" 1 1
    fi
    rm -f "$log"
  done
}

command -v dotnet >/dev/null || stop "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
command -v npm >/dev/null || stop "Node.js 20 or newer with npm is missing: https://nodejs.org"
install_packages
echo "== building"
(cd clients/web && npm ci --silent --no-audit --no-fund && npm run --silent build) || stop "The web client does not build."
(cd AppHost/Postgres && npm ci --silent --no-audit --no-fund) || stop "PostgreSQL could not be fetched from npm."
dotnet build Platform.sln -v q -clp:NoSummary || stop "The solution does not build."
dotnet build-server shutdown --vbcscompiler >/dev/null
echo "== built, $SECONDS s"
began=$SECONDS
test_web
test_dotnet
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

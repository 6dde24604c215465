#!/bin/bash
# Time from the quick start's command on a built tree to the first 200, and the resident memory of what then runs.
# Usage: bench/startup.sh [RUNS]   (default 3; the first run is on an empty data directory, the others on its data)
#        EMBEDDING=none bench/startup.sh   leaves the local embedding model out
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
port=${PORT:-7899}
work=$PWD/target/bench-startup
unset PORT
export DATA_DIRECTORY=$work/data

[ -f target/lotse.war ] || { echo "Build first: mvn package -DskipTests" >&2; exit 1; }
rm -rf "$work"
mkdir -p "$work"

now() { date +%s%3N; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.1f", ms / 1000 }'; }
megabytes() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }
child() { pgrep -P "$1" -f "$2" | head -1; }

printf '%-4s %10s %12s %12s %14s %9s\n' run '200 (s)' 'all set (s)' 'server (s)' 'server (MB)' 'rest (MB)'
for run in $(seq "$runs"); do
  log=$work/run-$run.log
  began=$(now)
  mvn -B -Pquickstart -Dport="$port" -Dembedding="${EMBEDDING:-local}" >"$log" 2>&1 &
  maven=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready"; do
    kill -0 "$maven" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.1
  done
  first=$(($(now) - began))
  until grep -q 'Ctrl-C ends it' "$log"; do
    kill -0 "$maven" 2>/dev/null || { cat "$log"; exit 1; }
    sleep 0.1
  done
  ready=$(($(now) - began))
  sleep 10
  launcher=$(child "$maven" io.lotse.quickstart.Quickstart)
  server=$(child "$launcher" payara-micro)
  alone=$(grep -o 'ready in [0-9,.]*' "$DATA_DIRECTORY/log/server.log" | tr -dc '0-9')
  printf '%-4s %10s %12s %12s %14s %9s\n' "$run" "$(seconds $first)" "$(seconds $ready)" "$(seconds "$alone")" \
    "$(megabytes "$server")" "$(megabytes "$launcher")"
  kill "$launcher"
  wait "$maven" || true
done

#!/bin/bash
# Runs Lotse on Payara Micro in the foreground, as the container and the systemd unit do. The server itself stays up
# after a failed deployment and answers 500, so its start is watched here: when Lotse did not deploy, the reason is the
# last line and the exit code is 1.
#   LOTSE_HOME   folder of payara-micro.jar, lotse.war and server-config/micro (default: this script's folder)
#   LOTSE_RUN    a writable folder for what the server unpacks (default: a new one below TMPDIR)
#   JAVA_OPTIONS more options for the JVM, e.g. -Xmx2g
set -euo pipefail
home=${LOTSE_HOME:-$(cd "$(dirname "$0")" && pwd)}
run=${LOTSE_RUN:-$(mktemp -d)}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
port=${PORT:-7860}
export DATA_DIRECTORY=${DATA_DIRECTORY:-/var/lib/lotse} DJL_CACHE_DIR=$run/djl OPT_OUT_TRACKING=true
rm -rf "$run/server" "$run/tmp" "$run/djl"
mkdir -p "$run/server" "$run/tmp" "$run/djl"

options=(--add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=70
  -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -Djava.awt.headless=true
  -Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl "-Djava.io.tmpdir=$run/tmp")
[ ! -f "$home/lotse.jsa" ] || options+=("-XX:SharedArchiveFile=$home/lotse.jsa" -Xshare:auto)
libraries=()
case ${EMBEDDING_MODEL:-} in
  local) wanted=yes ;;
  '') [ -n "${OPENAI_BASE_URL:-}${OPENAI_API_KEY:-}${GOOGLE_API_KEY:-}${EMBEDDING_BASE_URL:-}" ] && wanted=no || wanted=yes ;;
  *) wanted=no ;;
esac
if [ "$wanted" = yes ] && [ -d "$home/embedding-libs" ]; then libraries=(--addLibs "$home/embedding-libs"); fi

# shellcheck disable=SC2086
"$java" "${options[@]}" ${JAVA_OPTIONS:-} -jar "$home/payara-micro.jar" --rootDir "$run/server" --nohazelcast \
  --disablephonehome --prebootcommandfile "$home/preboot.asadmin" --postdeploycommandfile "$home/postdeploy.asadmin" \
  --logproperties "$home/logging.properties" --port "$port" --contextroot / --deploy "$home/lotse.war" \
  ${libraries[@]+"${libraries[@]}"} &
server=$!
stopped=
trap 'stopped=yes; kill -TERM $server 2>/dev/null' TERM INT

log=$run/tmp/lotse-start.log
reason() { { grep -hoE 'LOTSE START FAILED: [^"]*' "$log" || grep -hE '^Caused by: ' "$log" || echo "Lotse was not deployed; see the log above."; } | tail -1; }
# The server says first that it has deployed, then that it cannot load what it deployed.
refused() { grep -qsE 'LOTSE START FAILED|Exception while loading the app' "$log"; }
ended() { grep -qsE 'Payara Micro.* ready in ' "$log"; }
failed=yes
while [ -z "$stopped" ] && kill -0 $server 2>/dev/null; do
  if ended && ! refused && grep -qs 'was successfully deployed in' "$log"; then
    failed=
    break
  elif refused || ended; then
    kill -TERM $server
    for _ in $(seq 60); do kill -0 $server 2>/dev/null && sleep 0.5 || break; done
    kill -KILL $server 2>/dev/null || true
    break
  fi
  sleep 0.3
done
code=0
wait $server || code=$?
# A signal interrupts the wait: the server then still lets its answers end.
while kill -0 $server 2>/dev/null; do wait $server || code=$?; done
if [ -n "$failed" ] && [ -z "$stopped" ]; then
  echo "lotse: $(reason)" >&2
  exit 1
fi
exit $code

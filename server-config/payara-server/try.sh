#!/bin/bash
# Everything at once, on a machine with nothing but a JDK and Maven: gets Payara Server, prepares a domain, starts the
# databases of the quick start, deploys Lotse, has a manual ingested, asks, and ends with the cited answer. Then all of it
# is stopped; what was made lies below target/payara-server. Needs a built tree (mvn package -DskipTests).
# Usage: [PORT=7861] server-config/payara-server/try.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
war=$PWD/target/lotse.war
[ -f "$war" ] || { echo "Build first: mvn package -DskipTests" >&2; exit 1; }
work=$PWD/target/payara-server
version=$(sed -n 's/.*<payara.version>\(.*\)<.*/\1/p' pom.xml)
export PORT=${PORT:-7861} BIND_ADDRESS=127.0.0.1 ADMIN_PORT=4848 HEAP=1g
mvn=${MVN:-mvn}
rm -rf "$work"
mkdir -p "$work"

say() { printf '== %s\n' "$*"; }
of() { python3 -c 'import functools, json, sys
print(functools.reduce(lambda o, k: o[int(k) if isinstance(o, list) else k], sys.argv[1:], json.load(sys.stdin)))' "$@"; }
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

say "Payara Server $version"
$mvn -B -q -N org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dmdep.useBaseVersion=true \
  -Dartifact="fish.payara.distributions:payara:$version:zip" -DoutputDirectory="$work"
(cd "$work" && python3 -m zipfile -e "payara-$version.zip" . && chmod +x payara6/bin/* payara6/glassfish/bin/*)
export PAYARA=$work/payara6

say "its JDK"
# asadmin takes AS_JAVA; Lotse wants 21 or newer.
$mvn -B -q validate org.codehaus.mojo:exec-maven-plugin:3.5.1:exec -Dformatter.skip=true -Dimpsort.skip=true \
  -Dexec.executable=java -Dexec.args="-XshowSettings:properties -version" 2>"$work/java.txt" >/dev/null || true
AS_JAVA=$(sed -n 's/^ *java.home = //p' "$work/java.txt" | head -1)
[ -n "$AS_JAVA" ] || AS_JAVA=${JAVA_HOME:?no JDK found: set JAVA_HOME}
export AS_JAVA JAVA_HOME=$AS_JAVA PATH=$AS_JAVA/bin:$PATH
java -version 2>&1 | head -1

say "PostgreSQL and the document store"
$mvn -B -q validate org.codehaus.mojo:exec-maven-plugin:3.5.1:exec -Dformatter.skip=true -Dimpsort.skip=true \
  -Dexec.executable=java -Dexec.classpathScope=test \
  -Dexec.args="-Xmx256m -XX:+UseSerialGC -Dlotse.target=$PWD/target -cp %classpath io.lotse.quickstart.Stores $work/stores $(free) $(free)" \
  >"$work/stores.log" 2>&1 &
stores=$!
end() {
  "$PAYARA/bin/asadmin" --interactive=false stop-domain domain1 >/dev/null 2>&1 || true
  kill "$stores" 2>/dev/null || true
  wait "$stores" 2>/dev/null || true
}
trap end EXIT
for _ in $(seq 600); do
  [ -f "$work/stores/stores.env" ] && break
  kill -0 "$stores" || { cat "$work/stores.log"; exit 1; }
  sleep 0.2
done

say "the domain"
server-config/payara-server/configure.sh

say "Lotse"
password=$(python3 -c 'import secrets; print(secrets.token_urlsafe(16))')
umask 077
{ cat "$work/stores/stores.env"
  printf '%s\n' "DATA_DIRECTORY=$work/data" "PUBLIC_URL=http://localhost:$PORT" "SUPERUSER_EMAIL=admin@lotse.example" \
    "SUPERUSER_PASSWORD=$password" LOG_FORMAT=json; } >"$work/lotse.env"
server-config/payara-server/deploy.sh "$war" "$work/lotse.env"

say "a manual"
url=http://127.0.0.1:$PORT
token=$(curl -sf "$url/auth/login" --data-urlencode username=admin@lotse.example --data-urlencode "password=$password" | of access_token)
as=(-H "Authorization: Bearer $token")
job=$(curl -sf "$url/admin/documents" "${as[@]}" -F "files=@target/manuals/wechselrichter-sh-g2.pdf" | of job_id)
state=queued
for _ in $(seq 300); do
  state=$(curl -sf "$url/admin/embed/jobs/$job" "${as[@]}" | of state)
  case $state in succeeded) break ;; failed | cancelled) break ;; esac
  sleep 0.5
done
[ "$state" = succeeded ] || { echo "the manual was not ingested: $state" >&2; exit 1; }

say "a DELETE with a body, health, metrics"
told=$(curl -s -o /dev/null -w '%{http_code} %{content_type}' -X DELETE "$url/postgres/events/bulk" "${as[@]}" \
  -H 'Content-Type: application/json' -d '{}')
echo "$told"
grep -q problem+json <<<"$told"
curl -sf "$url/health/ready" >/dev/null
curl -sf "$url/metrics?scope=application" | grep -c '^lotse_'

say "a question"
curl -sf "$url/chat" "${as[@]}" -H 'X-Request-ID: try-1' -H 'Content-Type: application/json' -d '{"question": "Was bedeutet F-110?"}' >"$work/answer.json"
of answer <"$work/answer.json"
of sources 0 filename <"$work/answer.json" >/dev/null
printf '%s, page %s\n' "$(of sources 0 filename <"$work/answer.json")" "$(of sources 0 page_number <"$work/answer.json")"
say "log lines that are JSON, and those of the question"
log=$PAYARA/glassfish/domains/domain1/logs/server.log
grep -c '"LogMessage"' "$log"
# The server writes them by and by.
for _ in $(seq 20); do grep -q '"RequestId":"try-1"' "$log" && break; sleep 0.5; done
grep -c '"RequestId":"try-1"' "$log"
server-config/payara-server/undeploy.sh
say "done"

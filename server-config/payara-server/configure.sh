#!/bin/bash
# Prepares a domain of Payara Server 6 for Lotse. It may be run again: what is there already is left as it is.
# Usage: PAYARA=/opt/payara6 [DOMAIN=domain1] [PORT=7860] [BIND_ADDRESS=127.0.0.1] [HEAP=2g] [ADMIN_PASSWORD_FILE=file]
#          server-config/payara-server/configure.sh
# The domain must not run; it does not run afterwards. ADMIN_PASSWORD_FILE holds AS_ADMIN_PASSWORD=…, and
# AS_ADMIN_NEWPASSWORD=… where the administrator has no password yet.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
: "${PAYARA:?the folder of Payara Server, e.g. /opt/payara6}"
domain=${DOMAIN:-domain1}
port=${PORT:-7860}
address=${BIND_ADDRESS:-127.0.0.1}
admin_port=${ADMIN_PORT:-4848}
heap=${HEAP:-2g}
credentials=()
[ -z "${ADMIN_PASSWORD_FILE:-}" ] || credentials=(--passwordfile "$ADMIN_PASSWORD_FILE")
asadmin() { "$PAYARA/bin/asadmin" --interactive=false --port "$admin_port" "${credentials[@]}" "$@"; }

if [ -n "${ADMIN_PASSWORD_FILE:-}" ] && grep -q '^AS_ADMIN_NEWPASSWORD=' "$ADMIN_PASSWORD_FILE"; then
  first=$(mktemp)
  trap 'rm -f "$first"' EXIT
  { echo AS_ADMIN_PASSWORD=; grep '^AS_ADMIN_NEWPASSWORD=' "$ADMIN_PASSWORD_FILE"; } >"$first"
  "$PAYARA/bin/asadmin" --interactive=false --passwordfile "$first" change-admin-password --domain_name "$domain"
fi

commands=$(mktemp)
trap 'asadmin stop-domain "$domain" >/dev/null 2>&1 || true; rm -f "${first:-}" "$commands"' EXIT
asadmin start-domain "$domain"
have=$(asadmin list-jvm-options)
listener=configs.config.server-config.network-config.network-listeners.network-listener.http-listener-1
{
  cat "$here/domain.asadmin"
  printf 'set %s\n' "$listener.port=$port" "$listener.address=$address"
  grep -oE '^-Xmx[0-9]+[kmg]' <<<"$have" | grep -vxF -- "-Xmx$heap" | sed 's/^/delete-jvm-options /' || true
  for option in "-Xmx$heap" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl -XX:+ExitOnOutOfMemoryError; do
    grep -qF -- "$option" <<<"$have" || printf 'create-jvm-options %s\n' "${option//:/\\\\:}"
  done
} >"$commands"
# All in one process: each asadmin by itself takes seconds to start.
told=$(asadmin multimode --file "$commands" 2>&1) || true
if grep -E '^Command .* failed|^CLI[0-9]+|remote failure' <<<"$told" >&2; then exit 1; fi
echo "$domain is prepared: $(wc -l <"$commands") commands"

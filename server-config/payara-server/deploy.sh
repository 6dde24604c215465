#!/bin/bash
# Starts the domain with the variables of a file and deploys Lotse at /, in place of what was there.
# Usage: PAYARA=/opt/payara6 server-config/payara-server/deploy.sh lotse.war lotse.env
# Ends with a code other than 0, and the reason, where the WAR does not start.
set -euo pipefail
: "${PAYARA:?the folder of Payara Server, e.g. /opt/payara6}"
war=${1:?the WAR}
variables=${2:?the file of variables, see lotse.env.example}
domain=${DOMAIN:-domain1}
admin_port=${ADMIN_PORT:-4848}
credentials=()
[ -z "${ADMIN_PASSWORD_FILE:-}" ] || credentials=(--passwordfile "$ADMIN_PASSWORD_FILE")
asadmin() { "$PAYARA/bin/asadmin" --interactive=false --port "$admin_port" "${credentials[@]}" "$@"; }

while IFS= read -r line; do
  case $line in '' | '#'*) ;; *) export "${line?}" ;; esac
done <"$variables"
# Variables reach a domain only when it starts.
asadmin stop-domain "$domain" >/dev/null 2>&1 || true
asadmin start-domain "$domain"
asadmin undeploy lotse >/dev/null 2>&1 || true
log=$PAYARA/glassfish/domains/$domain/logs/server.log
if ! asadmin deploy --name lotse --contextroot / "$war"; then
  { grep -oE 'LOTSE START FAILED: [^"]*' "$log" || echo "Lotse did not start; see $log"; } | tail -1 >&2
  exit 1
fi
echo "Lotse runs at http://${BIND_ADDRESS:-127.0.0.1}:${PORT:-7860}/"

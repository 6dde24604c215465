#!/bin/bash
# Takes Lotse away from the domain; its data stay. Usage: PAYARA=/opt/payara6 server-config/payara-server/undeploy.sh
set -euo pipefail
: "${PAYARA:?the folder of Payara Server, e.g. /opt/payara6}"
credentials=()
[ -z "${ADMIN_PASSWORD_FILE:-}" ] || credentials=(--passwordfile "$ADMIN_PASSWORD_FILE")
"$PAYARA/bin/asadmin" --interactive=false --port "${ADMIN_PORT:-4848}" "${credentials[@]}" undeploy lotse

#!/bin/bash
# Calls every operation of the OpenAPI document with what it allows and what it forbids (Schemathesis, property-based),
# first as nobody, then as the superuser, and holds each answer against the document.
# Usage: bench/fuzz.sh [DATA_DIRECTORY of a running quick start, ./data by default] [more arguments for "st run"]
# The quick start is best one of its own, since the superuser's calls write and delete:
#   DATA_DIRECTORY=/tmp/fuzz RATE_LIMIT_AUTH=off RATE_LIMIT_CHAT=off RATE_LIMIT_UPLOAD=off RATE_LIMIT_SEARCH=off DEBUG=true \
#     mvn -Pquickstart -Dport=7871
# What is left out, and why, stands in bench/schemathesis.toml. Needs Python 3.10 or newer; installs into target/fuzz.
set -euo pipefail
cd "$(dirname "$0")/.."
data="${1:-data}"
shift || true
[ -x target/fuzz/bin/st ] || { python3 -m venv target/fuzz && target/fuzz/bin/pip install -q 'schemathesis>=4.32,<5'; }
of() { python3 -c 'import functools, json, sys
print(functools.reduce(lambda o, k: o[k], sys.argv[2:], json.load(open(sys.argv[1]))))' "$data/quickstart.json" "$@"; }
url="$(of url)"
token="$(curl -sf "$url/auth/login" --data-urlencode "username=$(of admin email)" \
  --data-urlencode "password=$(of admin password)" | python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])')"
run() { target/fuzz/bin/st --config-file bench/schemathesis.toml run "$url/openapi" -u "$url" "$@"; }
code=0
echo "== as nobody" && run "$@" || code=$?
echo "== as the superuser" && run -H "Authorization: Bearer $token" --exclude-path /api/auth/logout "$@" || code=$?
exit $code

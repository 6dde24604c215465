#!/bin/bash
# Makes the secrets that compose.yaml names, each once, below ./secrets.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p secrets
chmod 0755 secrets
once() { [ -s "secrets/$1" ] || { "${@:2}" >"secrets/$1.new" && mv "secrets/$1.new" "secrets/$1"; }; }
random() { openssl rand -hex 20 | tr -d '\n'; }
once postgres_password random
once database_url printf 'postgresql://lotse:%s@postgres:5432/lotse' "$(cat secrets/postgres_password)"
once jwt_private_key openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072
once superuser_password random
once s3_secret_key random
# The processes in the containers are not this user.
chmod 0644 secrets/*
echo "Sign in as ${SUPERUSER_EMAIL:-admin@example.org} with the password in $PWD/secrets/superuser_password"

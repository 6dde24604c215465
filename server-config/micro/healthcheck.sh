#!/bin/bash
# Whether the node is ready, asked without any other program. Usage: healthcheck.sh [path, /health/ready by default]
exec 3<>"/dev/tcp/127.0.0.1/${PORT:-7860}" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${1:-/health/ready}" >&3
IFS= read -r -t 4 status <&3 || exit 1
case $status in *' 200 '*) exit 0 ;; *) echo "$status" >&2; exit 1 ;; esac

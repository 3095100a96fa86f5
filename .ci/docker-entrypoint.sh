#!/bin/sh
# What the official image's entrypoint does, as far as Testcontainers needs it: the cluster and the database of
# POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, a first start that is not reachable from outside, and the real one,
# so that "ready to accept connections" is said twice.
set -e
data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
if [ ! -e "$data/PG_VERSION" ]; then
    echo "${POSTGRES_PASSWORD:?must be set}" >/tmp/password
    initdb -D "$data" -U "$user" --pwfile=/tmp/password -A scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
    echo "host all all all scram-sha-256" >>"$data/pg_hba.conf"
    if [ "${POSTGRES_DB:-$user}" != postgres ]; then
        echo "CREATE DATABASE \"${POSTGRES_DB:-$user}\"" | postgres --single -D "$data" postgres
    fi
    pg_ctl -D "$data" -w -o "-c listen_addresses=''" start
    pg_ctl -D "$data" -w -m fast stop
fi
[ "$1" = postgres ] && shift
exec postgres -D "$data" -c listen_addresses='*' "$@"

#!/bin/sh
# Prints an .env for docker-compose.yml with new secrets: sh docker/make-env.sh > .env
set -eu
umask 077

# hex N: N random bytes, in hex.
hex() {
  od -An -v -tx1 -N"$1" /dev/urandom | tr -d ' \n'
}

cat <<ENV
# The key that clients send; more than one are separated by commas.
SPANSMITH_API_KEYS=$(hex 24)
POSTGRES_PASSWORD=$(hex 24)
VALKEY_PASSWORD=$(hex 24)
# In the form that Garage asks for: GK and 12 bytes, and 32 bytes, in hex.
S3_ACCESS_KEY_ID=GK$(hex 12)
S3_SECRET_ACCESS_KEY=$(hex 32)
GARAGE_RPC_SECRET=$(hex 32)
ENV

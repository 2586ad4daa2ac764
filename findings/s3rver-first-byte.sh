#!/usr/bin/env bash
# Guess: `Range: bytes=0-0` asks for the first byte, as RFC 9110 §14.1.2 says.
# Instead: the answer is 206 with the whole object.
#
# Seen with @20minutes/s3rver 5.0.0; `bytes=1-1` and `bytes=0-1` are answered rightly. Who asks for the first byte to learn how
# large an object is, as download managers do, gets all of it.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @20minutes/s3rver@5.0.0
node -p "'s3rver ' + require('./node_modules/@20minutes/s3rver/package.json').version"

cat > range.mjs <<'END'
import S3rver from '@20minutes/s3rver'

const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: 'objects',
  configureBuckets: [{ name: 'files' }],
})
const { port } = await server.run()
const url = `http://127.0.0.1:${port}/files/letters`
await fetch(url, { method: 'PUT', body: 'abc' })
const answers = {}
for (const range of ['bytes=0-0', 'bytes=1-1', 'bytes=0-1']) {
  const answer = await fetch(url, { headers: { range } })
  answers[range] = `${answer.status}, ${answer.headers.get('content-range')}: ${await answer.text()}`
  console.log(range, '→', answers[range])
}
await server.close()
const seen = ['206, bytes 0-2/3: abc', '206, bytes 1-1/3: b', '206, bytes 0-1/3: ab']
if (Object.values(answers).join() !== seen.join()) process.exitCode = 1
END
node range.mjs
echo 'As written: the first byte alone cannot be had.'

#!/usr/bin/env bash
# Guess: oauth-1.0a signs `?q=a+b` as it signs `?q=a%20b`, since a plus in a query stands for a space.
# Instead: it signs the plus as a plus (`%252B` in the base string), so a server that follows the RFC refuses the call.
#
# Seen with oauth-1.0a 2.2.6. RFC 5849 §3.4.1.3.1 reads the query as application/x-www-form-urlencoded, where a plus is a space,
# and `URLSearchParams` writes spaces as pluses: what it writes and this library signs do not go together.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact oauth-1.0a@2.2.6
node -p "'oauth-1.0a ' + require('./node_modules/oauth-1.0a/package.json').version"

cat > sign.mjs <<'EOF'
import { createHmac } from 'node:crypto'
import OAuth from 'oauth-1.0a'

const bases = []
const oauth = new OAuth({
  consumer: { key: 'key', secret: 'secret' },
  signature_method: 'HMAC-SHA1',
  hash_function(base, key) {
    bases.push(base)
    return createHmac('sha1', key).update(base).digest('base64')
  },
})
// The same moment and number for each, so that nothing else differs.
oauth.getTimeStamp = () => 1_700_000_000
oauth.getNonce = () => 'number'
const written = new URLSearchParams({ q: 'a b' }).toString()
for (const query of [written, 'q=a%20b'])
  oauth.authorize({ url: `https://api.example.com/items?${query}`, method: 'GET' }, { key: 't', secret: 's' })
const values = bases.map((base) => /q%3D([^&]*?)$/.exec(base)?.[1])
console.log(`?${written} is signed as ${values[0]}, ?q=a%20b as ${values[1]}`)
if (values[0] !== 'a%252Bb' || values[1] !== 'a%2520b') process.exitCode = 1
EOF
node sign.mjs
echo 'As written: a plus is signed as a plus.'

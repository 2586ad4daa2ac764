#!/usr/bin/env bash
# Guess: an object without `constructor` fits a JSON Schema, read by `fromJSONSchema`, in which that property is optional.
# Instead: it is refused: what every object inherits is taken for the property. As it is with `toString`; `length` is fine.
#
# Seen with zod 4.6.7 on Node 24.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact zod@4.6.7
node -p "'zod ' + require('./node_modules/zod/package.json').version"

cat > inherited.mjs <<'END'
import { z } from 'zod'

const outcome = (name) => {
  const properties = { [name]: { type: 'string' } }
  return z.fromJSONSchema({ type: 'object', properties, required: [] }).safeParse({}).success
}
const seen = Object.fromEntries(['length', 'constructor', 'toString'].map((name) => [name, outcome(name)]))
console.log('{} fits, where the optional property is called', seen)
if (JSON.stringify(seen) !== '{"length":true,"constructor":false,"toString":false}') process.exitCode = 1
END
node inherited.mjs

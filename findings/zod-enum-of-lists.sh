#!/usr/bin/env bash
# Guess: what zod makes of a JSON Schema takes a value that is equal to a member of `enum`, or to `const`, whatever kind it is of.
# Instead: a member that is a list or an object is taken by nothing, the very value included: it is compared by identity.
#
# Seen with zod 4.6.7. JSON Schema 2020-12 §6.1.2 and §6.1.3 (core §4.2.2 for equality) let members be of any kind; documents
# of real services have such lists. Texts beside them in the same `enum` are taken.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact zod@4.6.7
node -p "'zod ' + require('./node_modules/zod/package.json').version"

cat > try.mjs <<'EOF'
import { z } from 'zod'

const cases = [
  ['a list in enum', { enum: [['to', 'cc'], ['bcc']] }, ['bcc'], false],
  ['a list in const', { const: ['bcc'] }, ['bcc'], false],
  ['an object in enum', { enum: [{ to: 1 }] }, { to: 1 }, false],
  ['an object in const', { const: { to: 1 } }, { to: 1 }, false],
  ['a text beside a list', { enum: ['all', ['bcc']] }, 'all', true],
]
for (const [what, schema, value, seen] of cases) {
  const { success } = z.fromJSONSchema(schema).safeParse(value)
  console.log(`${what}: ${success ? 'taken' : 'refused'}`)
  if (success !== seen) process.exitCode = 1
}
EOF
node try.mjs
echo 'As written: lists and objects are refused as members of themselves.'

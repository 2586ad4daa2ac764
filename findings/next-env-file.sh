#!/usr/bin/env bash
# Guess: `node --env-file=FILE node_modules/next/dist/bin/next build` builds, and `dev` serves, with the file's variables set.
# Instead: neither does. Next hands the flags of its own Node on to children in NODE_OPTIONS, where Node allows no --env-file:
# `dev` ends at once, `build` compiles and ends when it collects its pages. Both ways work where the shell sets the variables.
#
# Seen with next 16.4.6 on Node 24.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
export NEXT_TELEMETRY_DISABLED=1
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --save-exact next@16.4.6 react@19.3.1 react-dom@19.3.1
node -p "'next ' + require('./node_modules/next/package.json').version"

mkdir app
echo 'export default ({ children }) => <html><body>{children}</body></html>' > app/layout.js
echo 'export default () => <p>{process.env.WORD}</p>' > app/page.js
echo 'WORD=hello' > own.env
bin=node_modules/next/dist/bin/next
refusal='--env-file= is not allowed in NODE_OPTIONS'

tried() {
  local name=$1 code=0
  shift
  timeout 120 "$@" > "$name.log" 2>&1 || code=$?
  echo "$name: exit code $code $(grep -o -- "$refusal" "$name.log" | head -1)"
}
seen=$(
  tried build-by-shell env WORD=hello node "$bin" build
  tried build node --env-file=own.env "$bin" build
  tried dev node --env-file=own.env "$bin" dev -p 0 -H 127.0.0.1
)
echo "$seen"
[ "$seen" = "build-by-shell: exit code 0 
build: exit code 9 $refusal
dev: exit code 9 $refusal" ]

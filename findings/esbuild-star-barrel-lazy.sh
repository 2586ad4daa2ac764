#!/usr/bin/env bash
# Guess: bundled into one file, an app that uses `lazy` of "zod" at once, and puts "zod/v4" off by import(), starts as its modules do.
# Instead: it dies of "ZodLazy is not a constructor". What import() reaches is put off, and of names that come through `export *`
# of a package without side effects nobody calls the part that makes them ready. `z.lazy` works, and so does `--splitting`.
#
# Seen with esbuild 0.28.2 and zod 4.6.7 on Node 24, as CommonJS and as ESM.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact esbuild@0.28.2 zod@4.6.7
node -p "['esbuild', 'zod'].map((name) => name + ' ' + require('./node_modules/' + name + '/package.json').version).join(', ')"

echo "export const later = () => import('zod/v4')" > later.mjs
cat > star.mjs <<'END'
import { later } from './later.mjs'
import { lazy, string } from 'zod'
console.log('starts', lazy(() => string()).safeParse('a').success, typeof later)
END
cat > named.mjs <<'END'
import { later } from './later.mjs'
import { z } from 'zod'
console.log('starts', z.lazy(() => z.string()).safeParse('a').success, typeof later)
END

bundle() { npx --no-install esbuild "$@" --bundle --platform=node --log-level=error; }
bundle star.mjs --format=cjs --outfile=star.cjs
bundle star.mjs --format=esm --outfile=one/star.mjs
bundle named.mjs --format=cjs --outfile=named.cjs
bundle star.mjs --format=esm --splitting --outdir=split --out-extension:.js=.mjs

told() { node "$1" 2>&1 | grep -oE '^starts|ZodLazy is not a constructor' | head -1; }
seen="modules: $(told star.mjs); cjs: $(told star.cjs); esm: $(told one/star.mjs); with z.lazy: $(told named.cjs); split: $(told split/star.mjs)"
echo "$seen"
[ "$seen" = 'modules: starts; cjs: ZodLazy is not a constructor; esm: ZodLazy is not a constructor; with z.lazy: starts; split: starts' ]

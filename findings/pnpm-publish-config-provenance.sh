#!/usr/bin/env bash
# Guess: a package with `"publishConfig": { "provenance": true }` is published with provenance or not at all, by pnpm as by npm.
# Instead: pnpm does not read it there, and publishes without a word; npm refuses, outside a CI that could sign.
# `provenance: true` in pnpm-workspace.yaml has pnpm refuse, too.
#
# Seen with pnpm 12.21.0 and npm 11.19.1 on Node 24, at a registry of twenty lines on loopback that takes whatever comes.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
mkdir tools package
echo '{ "private": true }' > tools/package.json
npm install --prefix tools --silent --no-audit --no-fund --save-exact --ignore-scripts pnpm@12.21.0 npm@11.19.1
node -p "['pnpm', 'npm'].map((name) => name + ' ' + require('./tools/node_modules/' + name + '/package.json').version).join(', ')"

echo '{ "name": "a-package", "version": "1.0.0", "repository": "github:o/a-package", "publishConfig": { "provenance": true } }' > package/package.json
cat > try.mjs <<'END'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'

let published = 0
const registry = createServer((request, response) => {
  if (request.method === 'PUT') published += 1
  request.resume().on('end', () => response.writeHead(request.method === 'PUT' ? 201 : 404).end('{}'))
})
await new Promise((resolve) => registry.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${registry.address().port}/`
writeFileSync('package/.npmrc', `registry=${url}\n${url.slice(5)}:_authToken=any\n`)

const { CI, GITHUB_ACTIONS, GITLAB_CI, ...env } = process.env
async function outcome(tool, arguments_) {
  published = 0
  const process_ = spawn(`../tools/node_modules/.bin/${tool}`, ['publish', '--registry', url, ...arguments_], { cwd: 'package', env, stdio: 'pipe' })
  let told = ''
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (text) => (told += text))
  const code = await new Promise((resolve) => process_.on('close', resolve))
  return published > 0 ? 'published' : `refused, and told of provenance: ${code !== 0 && /provenance/i.test(told)}`
}
const seen = { npm: await outcome('npm', []), pnpm: await outcome('pnpm', ['--no-git-checks']) }
writeFileSync('package/pnpm-workspace.yaml', 'provenance: true\n')
seen.pnpmWorkspace = await outcome('pnpm', ['--no-git-checks'])
registry.close()
console.log(seen)
const expected = { npm: 'refused, and told of provenance: true', pnpm: 'published', pnpmWorkspace: 'refused, and told of provenance: true' }
if (JSON.stringify(seen) !== JSON.stringify(expected)) process.exitCode = 1
END
node try.mjs

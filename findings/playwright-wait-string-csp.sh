#!/usr/bin/env bash
# Guess: `page.waitForFunction('ready === true')` waits on a page with a strict Content-Security-Policy as `page.evaluate` of the same text looks there.
# Instead: it answers while the text is true at its first look, and is stopped by the page's policy ("unsafe-eval") where it has to look again: a
# test that is green while the machine is fast. A function in place of the text waits on both.
#
# Seen with playwright-core 1.65.1 and Chromium 153 (@sparticuz/chromium 153.0.0).
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact playwright-core@1.65.1 @sparticuz/chromium@153.0.0

cat > look.mjs <<'END_OF_LOOK'
import { createServer } from 'node:http'
import chromium from '@sparticuz/chromium'
import { chromium as launcher } from 'playwright-core'

const policy = "default-src 'none'; script-src 'self'"
const script = 'const end = () => { globalThis.ready = true }; location.hash === "#later" ? setTimeout(end, 300) : end()'
const server = createServer(({ url }, answer) => {
  const isScript = url === '/page.js'
  answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
  answer.setHeader('content-security-policy', policy)
  answer.end(isScript ? script : '<!doctype html><title>page</title><script src="/page.js"></script>')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}/`
const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] })

async function outcome(hash, look) {
  const page = await browser.newPage()
  await page.goto(base + hash)
  try {
    await look(page)
    return 'done'
  } catch (error) {
    return /unsafe-eval|Content Security Policy/.test(error.message) ? 'stopped by the policy' : error.message.split('\n')[0]
  } finally {
    await page.close()
  }
}
const text = (page) => page.waitForFunction('globalThis.ready === true', undefined, { timeout: 5_000 })
const called = (page) => page.waitForFunction(() => globalThis.ready === true, undefined, { timeout: 5_000 })
const told = {
  'evaluate, text': await outcome('#now', (page) => page.evaluate('globalThis.ready === true')),
  'waitForFunction, text, true at once': await outcome('#now', text),
  'waitForFunction, text, true later': await outcome('#later', text),
  'waitForFunction, function, true later': await outcome('#later', called),
}
await browser.close()
server.close()
console.log(told)
const expected = ['done', 'done', 'stopped by the policy', 'done']
if (JSON.stringify(Object.values(told)) !== JSON.stringify(expected)) process.exitCode = 1
END_OF_LOOK
node look.mjs

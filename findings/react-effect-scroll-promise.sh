#!/usr/bin/env bash
# Guess: an effect written `useEffect(() => end.current.scrollIntoView(), [messages])`, as chats have it, answers nothing to React.
# Instead: in today's Chromium scrolling answers a promise; React keeps it as what ends the effect, and at the next message the
# page dies of "destroy is not a function". With braces around the call it lives.
#
# Seen with Chromium 153 (@sparticuz/chromium 153.0.0) and react-dom 19.3.1 as built for production.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact \
  react@19.3.1 react-dom@19.3.1 esbuild@0.28.2 playwright-core@1.65.1 @sparticuz/chromium@153.0.0

cat > page.mjs <<'END'
import { createElement, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

const effects = {
  arrow: (end) => () => end.current.scrollIntoView(),
  braces: (end) => () => { end.current.scrollIntoView() },
}
function Chat({ effect }) {
  const [count, setCount] = useState(0)
  const end = useRef(null)
  useEffect(effects[effect](end), [count])
  return createElement('button', { ref: end, onClick: () => setCount(count + 1) }, `messages: ${count}`)
}
createRoot(document.body.appendChild(document.createElement('main'))).render(
  createElement(Chat, { effect: document.title }),
)
END
npx --no-install esbuild page.mjs --bundle --minify --format=iife --define:process.env.NODE_ENV='"production"' --outfile=page.js --log-level=error

cat > look.mjs <<'END'
import { readFileSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { chromium as launcher } from 'playwright-core'

const script = readFileSync('page.js', 'utf8')
const browser = await launcher.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] })
console.log('Chromium', browser.version())
const told = {}
for (const title of ['arrow', 'braces']) {
  const page = await browser.newPage()
  const died = page.waitForEvent('pageerror', { timeout: 5_000 }).then((error) => error.message, () => 'nothing')
  await page.setContent(`<title>${title}</title><body></body>`)
  await page.addScriptTag({ content: script })
  const answers = await page.evaluate(() => document.body.scrollIntoView() instanceof Promise)
  await page.locator('button').click()
  const error = await died
  told[title] = `${error.includes('is not a function') ? 'is not a function' : error}; ${await page.locator('button').count()} button left; a promise: ${answers}`
}
await browser.close()
console.log(told)
const expected = { arrow: 'is not a function; 0 button left; a promise: true', braces: 'nothing; 1 button left; a promise: true' }
if (JSON.stringify(told) !== JSON.stringify(expected)) process.exitCode = 1
END
node look.mjs

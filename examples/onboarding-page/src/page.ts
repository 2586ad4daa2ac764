import type { SessionToolkit } from '@maillon/core'
import { html } from 'hono/html'

/** The settings page. */
export function page(toolkits: readonly SessionToolkit[], notice: string | undefined) {
  const ready = toolkits.every(({ connection }) => connection?.connectedAccount)
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Set up your assistant</title>
<style>${style}</style>
<main>
<h1>Set up your assistant</h1>
<p>It needs these accounts.</p>
${notice === 'failed' ? html`<p class="notice" role="alert">That account was not connected. Try again.</p>` : ''}
<ul>${toolkits.map(row)}</ul>
<form class="start" method="post" action="/agent"><button ${ready ? '' : 'disabled'}>Start</button></form>
</main>
</html>`
}

function row({ slug, name, logo, connection }: SessionToolkit) {
  return html`<li>
${logo ? html`<img src="${logo}" alt="" width="32" height="32">` : ''}
<span>${name}</span>
${
  connection?.connectedAccount
    ? html`<span class="done">Connected</span>`
    : html`<form method="post" action="/connect/${slug}"><button aria-label="Connect ${name}">Connect</button></form>`
}
</li>`
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 28rem; margin: 10vh auto 0; padding: 0 1rem }
h1 { font-size: 1.5rem; margin: 0 }
ul { list-style: none; padding: 0; margin: 1.5rem 0 }
li { display: flex; align-items: center; gap: .75rem; padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
li span:first-of-type { flex: 1; font-weight: 600 }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1.25rem; border-radius: .6rem; border: 1px solid currentColor; background: none; color: inherit; cursor: pointer }
.start button { width: 100% }
button:disabled { opacity: .4; cursor: default }
.done { color: light-dark(#15803d, #4ade80) }
.notice { padding: .75rem 1rem; border-radius: .6rem; background: light-dark(#fef2f2, #450a0a) }
`

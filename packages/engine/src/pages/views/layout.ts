import { html, raw } from 'hono/html'
import type { Markup } from '../languages/say.ts'
import { iconOf } from './icon.ts'
import type { Look } from './look.ts'
import { mark } from './mark.ts'
import { style } from './style.ts'

/** The frame of every page, as a whole document: no script, nothing from elsewhere, one style with the nonce. */
export function layout({
  look: { brand, language, nonce },
  title,
  body,
}: {
  look: Look
  title: string
  body: Markup
}): string {
  const { tag, direction } = language
  const page = html`<!doctype html>
<html lang="${tag}"${direction ? html` dir="${direction}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f4f5f7">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0e1014">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${iconOf(brand)}">
<style nonce="${nonce}">${raw(style + brand.style)}</style>
</head>
<body>
<main class="card">
${body}
</main>
${brand.poweredBy ? html`<footer translate="no">${mark}<span lang="en">Maillon</span></footer>` : ''}
</body>
</html>
`
  if (page instanceof Promise)
    throw new TypeError('A page is made of values, and one was a promise.')
  return page.toString()
}

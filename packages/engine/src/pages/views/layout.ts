import { html, raw } from 'hono/html'
import { icon, mark } from './mark.ts'
import { style } from './style.ts'

/** Markup whose values were escaped when it was made. */
export type Markup = ReturnType<typeof html>

/** The frame of every page, as a whole document: no script, nothing from elsewhere, one style with the nonce. */
export function layout({
  nonce,
  title,
  body,
}: {
  nonce: string
  title: string
  body: Markup
}): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f4f5f7">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0e1014">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style nonce="${nonce}">${raw(style)}</style>
</head>
<body>
<main class="card">
${body}
</main>
<footer>${mark}<span>Maillon</span></footer>
</body>
</html>
`
  if (page instanceof Promise)
    throw new TypeError('A page is made of values, and one was a promise.')
  return page.toString()
}

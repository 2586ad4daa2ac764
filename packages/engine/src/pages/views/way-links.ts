import { html } from 'hono/html'
import type { Markup } from './layout.ts'

/** A way to connect, and the page that asks for it. */
export interface WayLink {
  label: string
  href: string
  isChosen: boolean
}

/** Links to each way to connect, where a person can choose; nothing for one. */
export function wayLinks(ways: readonly WayLink[] = []): Markup | string {
  if (ways.length < 2) return ''
  return html`<nav class="ways" aria-label="Ways to connect"><ul>${ways.map(
    ({ label, href, isChosen }) =>
      html`<li><a href="${href}"${isChosen ? html` aria-current="page"` : ''}><bdi>${label}</bdi></a></li>`,
  )}</ul></nav>`
}

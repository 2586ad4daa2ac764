import { html } from 'hono/html'
import type { Language } from '../languages/language.ts'
import { foreign, type Markup } from '../languages/say.ts'

/** A way to connect, and the page that asks for it. */
export interface WayLink {
  label: string
  href: string
  isChosen: boolean
}

/** Links to each way to connect, where a person can choose; nothing for one. */
export function wayLinks(language: Language, ways: readonly WayLink[] = []): Markup | string {
  if (ways.length < 2) return ''
  return html`<nav class="ways" aria-label="${language.texts.ask.ways}"><ul>${ways.map(
    ({ label, href, isChosen }) =>
      html`<li><a href="${href}"${isChosen ? html` aria-current="page"` : ''}>${foreign(language, label)}</a></li>`,
  )}</ul></nav>`
}

import { html } from 'hono/html'
import type { Markup } from '../languages/say.ts'
import { appBadge } from './badge.ts'
import type { Look } from './look.ts'
import { joint, mark } from './mark.ts'

/** The app and whom it is to be joined with, as a picture. */
export function pair({ brand }: Look, other: Markup): Markup {
  return html`<div class="pair" aria-hidden="true">${appBadge(brand)}<span class="joint">${brand.poweredBy ? mark : joint}</span>${other}</div>`
}

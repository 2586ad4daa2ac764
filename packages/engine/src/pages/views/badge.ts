import { html } from 'hono/html'
import type { Brand } from '../branding/read-branding.ts'
import { isLogo } from '../branding/read-logo.ts'

/** A third party as a page shows it. */
export interface Service {
  /** Its toolkit's. */
  slug: string
  name: string
  /** A data URL of an image; anything else is left out. */
  logo?: string | undefined
}

/** A service's logo, the operator's before the toolkit's, or the first letter of its name where no page may hold either. */
export function serviceBadge({ logos }: Brand, { slug, name, logo = '' }: Service) {
  return badge(name, logos.get(slug) ?? logo)
}

/** The app's logo, or the first letter of its name, on the app's colour where it has one. */
export function appBadge({ app, logo = '', style }: Brand) {
  if (style === '' || isLogo(logo)) return badge(app, logo)
  return html`<span class="badge own">${letterOf(app)}</span>`
}

/** The first letter of a name on one of six colours, always the same for the same name. */
export function letterBadge(name: string) {
  const colour = ((name.codePointAt(0) ?? 0) + name.length) % 6
  return html`<span class="badge colour-${colour}">${letterOf(name)}</span>`
}

/** What stands for a name where there is room for one letter. */
export function letterOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '·'
}

function badge(name: string, logo: string) {
  return isLogo(logo)
    ? html`<span class="badge logo"><img src="${logo}" alt="" width="32" height="32"></span>`
    : letterBadge(name)
}

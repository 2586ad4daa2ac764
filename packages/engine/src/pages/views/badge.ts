import { html } from 'hono/html'

/** A third party as a page shows it. */
export interface Service {
  name: string
  /** A data URL of an image; anything else is left out. */
  logo?: string | undefined
}

/** A service's logo, or the first letter of its name where the logo is no image that a page may hold itself. */
export function serviceBadge({ name, logo = '' }: Service) {
  return isLogo(logo)
    ? html`<span class="badge logo"><img src="${logo}" alt="" width="32" height="32"></span>`
    : letterBadge(name)
}

/** The first letter of a name on one of six colours, always the same for the same name. */
export function letterBadge(name: string) {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase() ?? '·'
  const colour = ((name.codePointAt(0) ?? 0) + name.length) % 6
  return html`<span class="badge colour-${colour}">${letter}</span>`
}

/** An `img` neither runs scripts of an SVG nor loads what it refers to. 100 kB is far above any fair logo. */
function isLogo(url: string): boolean {
  return url.length < 100_000 && /^data:image\/(png|jpeg|webp|svg\+xml)[;,]/.test(url)
}

import type { Brand } from '../branding/read-branding.ts'
import { letterOf } from './badge.ts'
import { icon } from './mark.ts'

/** What the browser's tab shows, as a data URL: the app's logo, else Maillon's sign, or the app's letter without it. */
export function iconOf({ app, logo, poweredBy }: Brand): string {
  if (logo !== undefined) return logo
  if (poweredBy) return icon
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#1b2430"/><text x="12" y="17" font-family="system-ui,sans-serif" font-size="14" font-weight="600" text-anchor="middle" fill="#fff">${letterOf(app)}</text></svg>`,
  )}`
}

import { html } from 'hono/html'

/** Maillon's sign: a quick link, its ring and the sleeve that closes it, in the colour of the text around it. */
export const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><g transform="rotate(-45 12 12)"><rect x="1.5" y="6" width="21" height="12" rx="6" fill="none" stroke="currentColor" stroke-width="2" /><rect x="9" y="3.2" width="6" height="5.6" rx="1" fill="currentColor" /></g></svg>`

/** What joins two where Maillon's sign is not to be seen: there and back. */
export const joint = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4 9h15m-4-4 4 4-4 4M20 15H5m4-4-4 4 4 4" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" /></svg>`

/** Maillon's sign as a data URL, for the browser's tab. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="#1b2430"/><g transform="translate(12 12) scale(.75) rotate(-45) translate(-12 -12)" fill="#fff"><rect x="1.5" y="6" width="21" height="12" rx="6" fill="none" stroke="#fff" stroke-width="2.4"/><rect x="8.8" y="3" width="6.4" height="6" rx="1"/></g></svg>',
)}`

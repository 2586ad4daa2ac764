import { MaillonError } from '@maillon/core'
import type { Look } from './look.ts'

/**
 * The headers of every page that a person sees. `formActions` are the addresses outside this origin where a form may
 * end up after its redirect (the authorize URL, the app's callbackUrl): Chromium holds `form-action` against both.
 * Throws `internal` when one of them has no http origin that a policy can name.
 */
export function pageHeaders({
  look: { nonce, language },
  formActions,
  formHosts = [],
  formScheme,
}: {
  look: Pick<Look, 'nonce' | 'language'>
  formActions: readonly string[]
  /** Hosts of a toolkit where it may end up too, `*` for their first label: which one, the person has yet to say. */
  formHosts?: readonly string[]
  /** A scheme of an app's own where the form may end up too, such as `cursor:`. */
  formScheme?: string | undefined
}): Record<string, string> {
  const origins = new Set([...formActions.map(originOf), ...formHosts.map(sourceOf)])
  if (formScheme !== undefined) origins.add(schemeOf(formScheme))
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      'img-src data:',
      ["form-action 'self'", ...origins].join(' '),
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    // Not `no-referrer`: with it a browser sends `Origin: null` with our own forms, and they could not be told apart.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Content-Language': language.tag,
    // What a cookie says of the language goes before the browser's list.
    Vary: 'Accept-Language, Cookie',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}

/** URL parsing alone is not enough: it takes `https://a;b` and `https://*`, which mean more inside a policy. */
function originOf(address: string): string {
  const origin = URL.canParse(address) ? new URL(address).origin : ''
  if (/^https?:\/\/[\w.:[\]-]+$/.test(origin)) return origin
  throw new MaillonError('internal', {
    message: `A page cannot send its form to "${address}".`,
    hint: 'Pass http or https addresses to pageHeaders.',
  })
}

function sourceOf(host: string): string {
  if (/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host)) return `https://${host}`
  throw new MaillonError('internal', { message: `A page cannot send its form to "${host}".` })
}

function schemeOf(scheme: string): string {
  if (/^[a-z][a-z0-9+.-]*:$/.test(scheme)) return scheme
  throw new MaillonError('internal', { message: `A page cannot send its form to "${scheme}".` })
}

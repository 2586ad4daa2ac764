import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ConnectionSettings } from '../connections/settings.ts'
import { newSecret } from '../ids.ts'

/** The secret by which an attempt knows its browser again; undefined when the browser has none. */
export function readBrowser(context: Context, settings: ConnectionSettings): string | undefined {
  const value = getCookie(context, cookieName(settings))
  return value !== undefined && /^[A-Za-z0-9]{43}$/.test(value) ? value : undefined
}

/**
 * The browser's secret, given to it for an hour when it has none. The page gives it and not only Continue, so that who
 * presses twice is one browser. Lax, since the upstream's redirect back is a navigation from elsewhere.
 */
export function knownBrowser(context: Context, settings: ConnectionSettings): string {
  const secret = readBrowser(context, settings) ?? newSecret('')
  setCookie(context, cookieName(settings), secret, {
    httpOnly: true,
    secure: isSecure(settings),
    sameSite: 'Lax',
    path: '/',
    maxAge: 3600,
  })
  return secret
}

/** With `__Host-` no other host, and no plain-http page, can set it (RFC 6265bis §4.1.3.2). */
function cookieName(settings: ConnectionSettings): string {
  return isSecure(settings) ? '__Host-maillon' : 'maillon'
}

function isSecure({ publicUrl }: ConnectionSettings): boolean {
  return publicUrl?.startsWith('https:') ?? false
}

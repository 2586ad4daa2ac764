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
 * presses twice is one browser.
 */
export function knownBrowser(context: Context, settings: ConnectionSettings): string {
  const secret = readBrowser(context, settings) ?? newSecret('')
  setCookie(context, cookieName(settings), secret, cookieOptions(settings))
  return secret
}

/** Of cookies that go along when the upstream sends the browser back. */
export function cookieOptions(settings: ConnectionSettings) {
  const secure = isSecure(settings)
  return { httpOnly: true, secure, sameSite: 'Lax', path: '/', maxAge: 3600 } as const
}

/** A cookie's name: with `__Host-` no other host, and no plain-http page, can set it (RFC 6265bis §4.1.3.2). */
export function hostCookie(name: string, settings: ConnectionSettings): string {
  return isSecure(settings) ? `__Host-${name}` : name
}

/** Where it is kept whose browser it is. */
function cookieName(settings: ConnectionSettings): string {
  return hostCookie('connect', settings)
}

function isSecure({ publicUrl }: ConnectionSettings): boolean {
  return publicUrl?.startsWith('https:') ?? false
}

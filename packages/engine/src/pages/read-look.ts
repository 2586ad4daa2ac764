import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ConnectionSettings } from '../connections/settings.ts'
import type { Brand } from './branding/read-branding.ts'
import { cookieOptions, hostCookie } from './browser-cookie.ts'
import { chooseLanguage } from './languages/choose-language.ts'
import { english } from './languages/languages.ts'
import { newNonce } from './new-nonce.ts'
import type { Look } from './views/look.ts'

/**
 * How pages look to whoever asks for this one. Their language is what the link asks for by `?lang=`, for the pages that
 * come after it too; else the operator's, else the browser's, else English.
 */
export function readLook(
  context: Context,
  { brand, settings }: { brand: Brand; settings: ConnectionSettings },
): Look {
  const cookie = hostCookie('connect-language', settings)
  // A callback's parameters are the upstream's, and say nothing of the page.
  const isOwn = /^\/(?:link|login)\//.test(context.req.path)
  const asked = isOwn ? chooseLanguage(context.req.query('lang')) : undefined
  if (asked) setCookie(context, cookie, asked.tag, cookieOptions(settings))
  const language =
    asked ??
    chooseLanguage(getCookie(context, cookie)) ??
    brand.language ??
    chooseLanguage(context.req.header('accept-language')) ??
    english
  return { brand, language, nonce: newNonce() }
}

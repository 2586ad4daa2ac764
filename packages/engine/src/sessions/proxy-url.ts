import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import { originsOf } from '../connections/calls/upstream-call.ts'

/** Spaces, control characters and backslashes: with them a URL is read as another one than it looks. */
const misleading = /[\s\p{Cc}\\]/u

/**
 * Where an app's call of a toolkit's API goes: a path below the base URL (with or without that URL's own path), or an
 * https URL of one of the toolkit's origins. Throws `outbound_refused` for any other.
 */
export function proxyUrl(toolkit: Toolkit, endpoint: string): string {
  const base = new URL(toolkit.baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  const isAbsolute = endpoint.startsWith('https://')
  const isPath = endpoint.startsWith('/') && !endpoint.startsWith('//')
  if (misleading.test(endpoint) || !(isAbsolute || isPath)) throw refused(toolkit)
  const path = endpoint.startsWith(`${prefix}/`) ? endpoint : prefix + endpoint
  const text = isAbsolute ? endpoint : base.origin + path
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username !== '' || url.password !== '') throw refused(toolkit)
  if (!originsOf(toolkit).includes(url.origin)) throw refused(toolkit)
  // Two dots would lead out of the base URL.
  if (isPath && !url.pathname.startsWith(`${prefix}/`)) throw refused(toolkit)
  url.hash = ''
  return url.href
}

function refused(toolkit: Toolkit): MaillonError {
  return new MaillonError('outbound_refused', {
    message: `The endpoint is no address of ${toolkit.name}, so the account's credential is not sent there.`,
    hint: `Pass a path that starts with / below ${toolkit.baseUrl}, or a URL of ${originsOf(toolkit).join(' or ')}.`,
  })
}

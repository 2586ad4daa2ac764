import { MaillonError } from '@maillon/core'
import type { MiddlewareHandler } from 'hono'
import type { ConnectionSettings } from '../connections/settings.ts'

/**
 * Lets a form be sent from our own pages only: no other site can press Continue for a person. Browsers send
 * Sec-Fetch-Site or Origin with every form; what sends neither is no browser, and has no person's cookies.
 */
export function sameOrigin({ publicUrl }: ConnectionSettings): MiddlewareHandler {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return async (context, next) => {
    const site = context.req.header('sec-fetch-site')
    const origin = context.req.header('origin')
    const foreign =
      site === undefined ? origin !== undefined && origin !== own : site !== 'same-origin'
    if (foreign)
      throw new MaillonError('forbidden', { message: 'This form was not sent from its own page.' })
    return next()
  }
}

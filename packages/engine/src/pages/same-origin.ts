import { MaillonError } from '@maillon/core'
import type { MiddlewareHandler } from 'hono'
import { isForeign } from '../access/is-foreign.ts'
import type { ConnectionSettings } from '../connections/settings.ts'

/** Lets a form be sent from our own pages only: no other site can press Continue for a person. */
export function sameOrigin({ publicUrl }: ConnectionSettings): MiddlewareHandler {
  return async (context, next) => {
    if (isForeign(context.req.raw.headers, publicUrl))
      throw new MaillonError('forbidden', { message: 'This form was not sent from its own page.' })
    return next()
  }
}

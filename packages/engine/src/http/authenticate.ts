import { MaillonError } from '@maillon/core'
import type { MiddlewareHandler } from 'hono'
import { insideCaller } from '../access/caller.ts'
import { capability } from '../access/capability.ts'
import type { ApiEnvironment } from './environment.ts'
import type { HttpParts } from './parts.ts'

/** Finds who calls: by the key of the request, or by the capability of a call from inside the process. */
export function authenticate({
  apiKeys,
  ensureProject,
}: HttpParts): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const inside = context.env[capability]
    if (inside !== undefined) {
      await ensureProject(inside)
      context.set('caller', insideCaller(inside))
      context.set('letIn', async () => {})
      return next()
    }
    const find = async () => {
      const caller = await apiKeys.callerOf(context.req.header('x-api-key') ?? '')
      if (caller) return caller
      throw new MaillonError('unauthorized', {
        hint: 'Send a key of this engine in the x-api-key header.',
      })
    }
    context.set('caller', await find())
    context.set('letIn', async () => void (await find()))
    return next()
  }
}

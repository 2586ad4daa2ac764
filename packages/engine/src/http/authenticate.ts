import { MaillonError } from '@maillon/core'
import type { MiddlewareHandler } from 'hono'
import { type Caller, insideCaller } from '../access/caller.ts'
import { capability } from '../access/capability.ts'
import { consoleHeader } from '../access/console-access.ts'
import { consoleCaller } from '../access/console-logins.ts'
import { actingAs } from '../audit/actor.ts'
import type { ApiEnvironment } from './environment.ts'
import type { HttpParts } from './parts.ts'

/** Finds who calls: by the key of the request, or by the capability of a call from inside the process. */
export function authenticate({
  apiKeys,
  ensureProject,
  consoleAccess,
}: HttpParts): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const goOn = (caller: Caller, letIn: () => Promise<void>) => {
      context.set('caller', caller)
      context.set('letIn', letIn)
      return actingAs(caller.actor, next)
    }
    const inside = context.env[capability]
    if (inside) {
      await ensureProject(inside.projectId)
      return goOn(insideCaller(inside), async () => {})
    }
    const find = async () => {
      const key = context.req.header('x-api-key')
      const login =
        key === undefined && context.req.header(consoleHeader) !== undefined
          ? await consoleAccess?.loginOf(context.req.raw)
          : undefined
      const caller = login ? consoleCaller(login) : await apiKeys.callerOf(key ?? '')
      if (caller) return caller
      throw new MaillonError('unauthorized', {
        hint: 'Send a key of this engine in the x-api-key header.',
      })
    }
    return goOn(await find(), async () => void (await find()))
  }
}

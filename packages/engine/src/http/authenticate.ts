import { MaillonError } from '@maillon/core'
import type { MiddlewareHandler } from 'hono'
import { type ApiEnvironment, capability } from './environment.ts'
import type { HttpParts } from './parts.ts'

/** Finds the project of a request: by its key, or by the capability of a call from inside the process. */
export function authenticate({
  apiKeys,
  ensureProject,
}: HttpParts): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const inside = context.env[capability]
    if (inside !== undefined) {
      await ensureProject(inside)
      context.set('projectId', inside)
      return next()
    }
    const projectId = await apiKeys.projectOf(context.req.header('x-api-key') ?? '')
    if (projectId === undefined) {
      throw new MaillonError('unauthorized', {
        hint: 'Send a key of this engine in the x-api-key header.',
      })
    }
    context.set('projectId', projectId)
    return next()
  }
}

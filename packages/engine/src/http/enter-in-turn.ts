import type { MiddlewareHandler } from 'hono'
import type { ApiEnvironment } from './environment.ts'
import type { HttpParts } from './parts.ts'

/** Reads what is asked of a session in its turn: many requests of one session do not stand before those of others. */
export function enterInTurn({
  turns,
}: Pick<HttpParts, 'turns'>): MiddlewareHandler<ApiEnvironment> {
  return (context, next) => {
    const { projectId } = context.var.caller
    return turns.run(`${projectId} ${context.req.param('sessionId') ?? ''}`, next)
  }
}

import { type ModifiedSession, modifySchema, type SessionModifiers } from './modifiers.ts'
import type { Session } from '../sessions/session.ts'
import { answeredForModel, executeForModel } from '../sessions/session-tools.ts'
import { createToolkitsOf } from '../sessions/toolkits-of.ts'
import type { Transport } from '../transport/transport.ts'
import { modifiedCalls } from './modified-calls.ts'

/** What modifiers make of a session. */
export function modifiedSession(
  transport: Transport,
  session: Session<unknown>,
  modifiers: SessionModifiers,
): ModifiedSession {
  const own = session.customTools()
  const toolkits = new Map(own.map(({ slug, toolkit = 'custom' }) => [slug, toolkit]))
  const calls = modifiedCalls(
    {
      sessionId: session.sessionId,
      execute: executeForModel(session),
      resume: (id, options) => answeredForModel(() => session.resume(id, options)),
      slugOf: (id) =>
        session.approval(id).then(
          ({ toolSlug }) => toolSlug,
          () => 'unknown',
        ),
      toolkitsOf: createToolkitsOf(transport, toolkits),
    },
    modifiers,
  )
  return {
    ...calls,
    profiles: session.profiles,
    async rawTools(options) {
      const tools = await session.rawTools(options)
      for (const { slug, toolkit } of tools) toolkits.set(slug, toolkit.slug)
      return Promise.all(tools.map((tool) => modifySchema(tool, modifiers.modifySchema)))
    },
  }
}

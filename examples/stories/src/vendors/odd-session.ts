import { createCustomTool, Maillon, type Session } from '@maillon/core'
import type { ProfileName, Provider } from '@maillon/core/provider'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { oddKinds } from './odd-kinds.ts'

/** A session whose own tools are the odd ones, beside the meta tools that every session has. */
export interface OddSession<Tools> {
  session: Session<Tools>
  tools: Tools
  /** What reached each tool, by the name of its kind. */
  received: Map<string, unknown>
}

/** The engine that such sessions are of; one for a file of tests. */
export async function startOddWorld() {
  const served: TestEngine = await createTestEngine()
  return {
    stop: () => served.stop(),
    async open<Tools>(
      provider: Provider<Tools>,
      profile?: ProfileName,
    ): Promise<OddSession<Tools>> {
      const received = new Map<string, unknown>()
      const customTools = Object.entries(oddKinds).map(([kind, odd]) =>
        createCustomTool(kind, {
          name: kind,
          description: odd.description ?? `A tool with ${kind}.`,
          inputParams: odd.schema,
          preload: true,
          execute: async (input) => {
            received.set(kind, input)
            return { done: kind }
          },
        }),
      )
      const maillon = new Maillon({ engine: served.engine, provider })
      const session = await maillon.create('ada', { experimental: { customTools } })
      return { session, tools: await session.tools({ profile }), received }
    },
  }
}

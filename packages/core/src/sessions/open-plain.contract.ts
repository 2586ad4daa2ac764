import { Maillon } from '../maillon.ts'
import type { ExecuteTool, Provider, ProviderContext, SessionTool } from '../provider/provider.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireSession } from '../transport/wire-samples.contract.ts'
import type { CreateSessionConfig } from './session-config.ts'

/** A provider that hands out what it was given. */
const plain = {
  name: 'plain',
  wrapTools: (tools: readonly SessionTool[], execute: ExecuteTool, context?: ProviderContext) => ({
    tools,
    execute,
    context,
  }),
} satisfies Provider<unknown>

/** A client of an engine that answers as told, and its session. */
export async function openPlain(config: CreateSessionConfig, handlers: Handlers = {}) {
  const engine = fakeEngine({
    createSession: () => wireSession(),
    listSessionTools: () => page([]),
    ...handlers,
  })
  const base = { baseURL: 'http://maillon.local', apiKey: 'mk_1', fetch: engine.fetch }
  const maillon = new Maillon({ ...base, provider: plain, maxRetries: 0 })
  const session = await maillon.create('user_123', config)
  return { maillon, session, asked: engine.asked }
}

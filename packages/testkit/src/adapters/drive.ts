import { strict as assert } from 'node:assert'
import type {
  AdapterDriver,
  AdapterSession,
  DrivenAdapter,
  ModelCall,
  OfferedTool,
  Told,
} from './adapter-driver.ts'

type CallOptions = { signal?: AbortSignal | undefined }

/** An adapter at work on a session, and how a model uses it. */
export interface Driven {
  adapter: DrivenAdapter
  offered: readonly OfferedTool[]
  /** The name under which the model knows a tool of the session. */
  nameOf(slug: string): string
  /** Calls tools by slug in one step; arguments that are text are sent as they are. */
  step(
    calls: readonly (readonly [slug: string, input: unknown])[],
    options?: CallOptions,
  ): Promise<Told[]>
  /** What the model is told of one call. */
  tell(slug: string, input: unknown, options?: CallOptions): Promise<string>
  /** The same, as the JSON that it is. */
  read(slug: string, input: unknown, options?: CallOptions): Promise<Record<string, unknown>>
}

/** Puts an adapter to work on a session. */
export async function drive(driver: AdapterDriver, session: AdapterSession): Promise<Driven> {
  const adapter = await driver(session)
  const offered = await adapter.offered()
  const driven: Driven = {
    adapter,
    offered,
    nameOf(slug) {
      const name = offered[session.tools.findIndex((tool) => tool.slug === slug)]?.name
      assert(name !== undefined, `${slug} is not offered in its place.`)
      return name
    },
    async step(calls, options) {
      const written = calls.map(([slug, input]) => write(driven.nameOf(slug), input))
      const answers = await adapter.call(written, options)
      assert.equal(answers.length, calls.length, 'Each call has an answer.')
      return answers.map((told, index) => {
        assert(told, `The model is told what came of ${calls[index]?.[0]}.`)
        return told
      })
    },
    async tell(slug, input, options) {
      const [told] = await driven.step([[slug, input]], options)
      return told?.text ?? ''
    },
    read: async (slug, input, options) => readJson(await driven.tell(slug, input, options)),
  }
  return driven
}

/** A call as a model writes it; text is taken for what the model wrote. */
export function write(name: string, input: unknown): ModelCall {
  return { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) }
}

/** The JSON that the model was told. */
export function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return assert.fail(`The model is told JSON, not: ${text.slice(0, 200)}`)
  }
}

/** Fails when a text has what no model should read: a stack, a path of this machine, the name of an error's class. */
export function assertClean(text: string): void {
  assert.doesNotMatch(text, /\n\s+at \S|\.[cm]?[jt]sx?:\d+|node_modules|file:\/\//, 'No stack.')
  assert(!text.includes(process.cwd()), 'No path of this machine.')
  assert.doesNotMatch(text, /MaillonError|ZodError|TypeError|ReferenceError/, 'No class.')
}

import { isFailure } from './is-failure.ts'
import { modelOutput } from './model-output.ts'
import { hasName, offerTool } from './offer-tool.ts'
import type { ProfileName } from './profiles/profile-name.ts'
import type { ExecuteTool, SessionTool, ToolResult } from './provider.ts'
import { settle } from './settle.ts'
import { validateArguments } from './validate-arguments.ts'

/** What answering a model's calls needs of a session. */
export interface ToolSession {
  execute: ExecuteTool
  /**
   * The session's tools. Without it, names must be slugs, the engine alone checks arguments, and what a model in
   * strict mode left out stays null.
   */
  rawTools?(): Promise<readonly SessionTool[]>
}

/** A call as models write it: the name of a tool, and its arguments as JSON text or as what an SDK has read of that. */
export interface ToolCall {
  name: string
  arguments: unknown
}

/** What came of a call. */
export interface AnsweredCall<Call> {
  call: Call
  /** What the model is told. */
  output: Record<string, unknown>
  /** The same as JSON text. */
  text: string
  /** Whether the call went wrong, for vendors whose models are told that apart. */
  failed: boolean
}

export interface RunOptions {
  signal?: AbortSignal | undefined
  /** How the model was offered the tools; `common` when left out. */
  profile?: ProfileName | undefined
}

/**
 * Runs a model's calls side by side; answers, in their order, what the model is told of each. A call that cannot
 * work (no such tool, bad arguments, no engine) has an output that says so. Rejects only when the calls were aborted.
 */
export async function runToolCalls<Call extends ToolCall>(
  session: ToolSession,
  calls: readonly Call[],
  options: RunOptions = {},
): Promise<AnsweredCall<Call>[]> {
  const { signal, profile = 'common' } = options
  signal?.throwIfAborted()
  if (calls.length === 0) return []
  const tools = session.rawTools?.()
  return Promise.all(
    calls.map(async (call) => {
      const result = await settle(() => run(call), signal)
      const output = modelOutput(result)
      return { call, output, text: JSON.stringify(output), failed: isFailure(result) }
    }),
  )

  async function run(call: ToolCall): Promise<ToolResult> {
    const tool = (await tools)?.find(({ slug }) => hasName(slug, call.name))
    const written = parse(call.arguments)
    const checked = tool
      ? await offerTool(tool, profile).read(written)
      : await validateArguments({}, written)
    if ('error' in checked) throw checked.error
    return session.execute(tool?.slug ?? call.name, checked.value, { signal, offload: true })
  }
}

/** Some models write nothing when there is nothing to say. */
function parse(written: unknown): unknown {
  if (typeof written !== 'string') return written ?? {}
  try {
    return written.trim() === '' ? {} : JSON.parse(written)
  } catch {
    return undefined
  }
}

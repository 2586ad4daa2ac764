import { isFailure } from './is-failure.ts'
import { modelOutput } from './model-output.ts'
import { hasName, type OfferedTool, offerTool } from './offer-tool.ts'
import type { ProfileName } from './profiles/profile-name.ts'
import type { ExecuteTool, SessionTool } from './provider.ts'
import type { ToolResult } from './tool-result.ts'
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
  /** By which profiles its tools were offered in place of the provider's own. */
  profiles?: Iterable<ProfileName> | undefined
}

/** A session for SDKs that call its tools by themselves. */
export type RunnableSession = ToolSession & Required<Pick<ToolSession, 'rawTools'>>

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

/** How the calls of an answer are run. */
export interface RunOptions {
  signal?: AbortSignal | undefined
  /** How the provider offers tools by itself; `common` when left out. */
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
      ? await readAsOffered(tool, [profile, ...(session.profiles ?? [])], written)
      : await validateArguments({}, written)
    if ('error' in checked) throw checked.error
    return session.execute(tool?.slug ?? call.name, checked.value, { signal, offload: true })
  }
}

/** What a model wrote, by the first profile by which it fits; else what is wrong with it by the first of all. */
async function readAsOffered(
  tool: SessionTool,
  [profile, ...others]: [ProfileName, ...ProfileName[]],
  written: unknown,
): ReturnType<OfferedTool['read']> {
  const read = await offerTool(tool, profile).read(written)
  if (!('error' in read)) return read
  for (const other of others) {
    const again = await offerTool(tool, other).read(written)
    if (!('error' in again)) return again
  }
  return read
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

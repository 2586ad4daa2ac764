import { MaillonError } from '../errors/maillon-error.ts'
import type { SessionFiles } from '../files/session-files.ts'
import type { ToolDecision } from '../provider/provider.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { executeItems, multiExecute } from '../sessions/execute-items.ts'
import type { ProxyRequest, ProxyResponse } from '../sessions/proxy-execute.ts'
import { selectOf } from '../select/select-of.ts'
import type { CustomTools } from './bind-custom-tools.ts'
import type { BoundTool } from './bound-tool.ts'
import type { CustomToolContext } from './custom-tool.ts'
import type { ReportCall } from './report-calls.ts'
import { runCustomTool } from './run-custom-tool.ts'
import { noRoom, type ShowAnswers } from './show-answers.ts'
import { showItems } from './show-items.ts'

interface Options {
  account?: string | undefined
  idempotencyKey?: string | undefined
  decision?: ToolDecision | undefined
  offload?: boolean | undefined
  select?: string | undefined
  signal?: AbortSignal | undefined
}

/** A call of a custom tool; a model writes the `select` of an item, and anything may stand there. */
type Called = Omit<Options, 'select'> & { select?: unknown }

/** Runs a tool of a session. */
export type Execute = (
  slug: string,
  input: Record<string, unknown>,
  options: Options,
) => Promise<ToolResult>

/** Undefined for whoever is the first to bring an approval of a custom tool's call; else what is answered in its place. */
export type Claim = (
  slug: string,
  input: Record<string, unknown>,
  options: { decision: ToolDecision; signal?: AbortSignal | undefined },
) => Promise<ToolResult | undefined>

/** The session as custom tools meet it. */
interface CustomToolSession {
  sessionId: string
  userId: string
  files: SessionFiles
  /** Tells of a custom tool that ran. */
  report: ReportCall
  proxyExecute(request: ProxyRequest, options: Options): Promise<ProxyResponse>
}

/**
 * An `execute` that runs custom tools here, one alone or several among others, and leaves the rest to `remote`. A slug
 * that the engine does not know may be the one that a custom tool was made with. A model is shown of their answers what
 * `show` makes of them.
 */
export function withCustomTools(
  custom: CustomTools,
  session: CustomToolSession,
  remote: Execute,
  claim: Claim,
  show: ShowAnswers,
): Execute {
  if (custom.bound.length === 0) return remote
  return execute

  async function execute(slug: string, input: Record<string, unknown>, options: Options) {
    const { select, ...rest } = options
    const own = custom.find(slug)
    if (own) return runAlone(own, input, options)
    if (slug !== multiExecute) {
      const result = await remote(slug, input, options)
      const meant = isUnknown(result) ? custom.findByOwnSlug(slug) : undefined
      return meant ? runAlone(meant, input, options) : result
    }
    return selectOf(select, () => executeEach(input, rest))
  }

  async function executeEach(
    input: Record<string, unknown>,
    options: Options,
  ): Promise<ToolResult> {
    const { decision, offload, signal } = options
    const result = await executeItems(
      input,
      session.sessionId,
      (item, index) => {
        const bound = custom.find(item.tool_slug)
        const own = decision && { ...decision, id: `${decision.id}/${index}` }
        const given = { ...options, decision: own, select: item.select }
        return bound && run(bound, item.arguments ?? {}, given)
      },
      (others) => remote(multiExecute, others, options),
    )
    return offload ? showItems(result, custom, show, signal) : result
  }

  async function runAlone(
    bound: BoundTool,
    input: Record<string, unknown>,
    options: Options,
  ): Promise<ToolResult> {
    const result = await run(bound, input, options)
    if (!options.offload || result.error !== null) return result
    const { signal } = options
    const [data = result.data] = await show([{ tool: bound.slug, data: result.data }], { signal })
    return { ...result, data }
  }

  async function run(
    bound: BoundTool,
    input: Record<string, unknown>,
    { decision, offload, select, signal }: Called,
  ): Promise<ToolResult> {
    const whole = async (data: Record<string, unknown>) =>
      (await show([{ tool: bound.slug, data }], { beside: noRoom, signal }))[0]
    return selectOf(
      select,
      async () => {
        const told = decision && (await claim(bound.slug, input, { decision, signal }))
        if (told) return told
        const start = Date.now()
        const result = await runCustomTool(bound, input, contextOf(bound, signal))
        session.report(bound.slug, start, result)
        return result
      },
      offload ? whole : undefined,
    )
  }

  function contextOf(bound: BoundTool, signal: AbortSignal | undefined): CustomToolContext {
    return {
      userId: session.userId,
      sessionId: session.sessionId,
      signal,
      files: session.files,
      execute: ((slug: string, args: Record<string, unknown> = {}) =>
        execute(slug, args, { signal })) as CustomToolContext['execute'],
      async proxyExecute({ toolkit = bound.tool.extendsToolkit, ...request }) {
        if (toolkit === undefined) throw noToolkit(bound)
        return session.proxyExecute({ toolkit, ...request }, { signal })
      },
    }
  }
}

function isUnknown({ data, error }: ToolResult): boolean {
  return error !== null && data.code === 'tool_not_found'
}

function noToolkit({ tool }: BoundTool): MaillonError {
  return new MaillonError('invalid_request', {
    message: `The custom tool ${tool.slug} does not say whose API it calls.`,
    hint: 'Name a toolkit in proxyExecute, or give the tool extendsToolkit.',
  })
}

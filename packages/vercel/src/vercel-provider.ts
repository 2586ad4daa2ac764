import {
  type ConnectionRequired,
  type ExecuteTool,
  type OfferedTool,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  type SessionTool,
  settle,
} from '@maillon/core/provider'
import {
  dynamicTool,
  type JSONSchema7,
  jsonSchema,
  type Tool,
  type ToolExecutionOptions,
  type ToolSet,
} from 'ai'
import { approvedIn } from './approved-in.ts'
import { assertSdkVersion } from './assert-sdk-version.ts'
import { isToolResult } from './is-tool-result.ts'
import { requiredConnections } from './required-connections.ts'
import { showRunning } from './show-running.ts'
import { toModelOutput } from './to-model-output.ts'
import { setReview } from './tool-approval.ts'

/** How the provider offers tools, and what is told of calls that wait. */
export interface VercelProviderOptions {
  /** Whose limits tools fit; `common`, which every vendor takes, when left out. */
  profile?: ProfileName | undefined
  /**
   * Told of each account that the user has to connect, before the model is: where a chat shows its Connect card.
   * The app shows the link then, so the model is not given it.
   */
  onConnectionRequired?:
    | ((event: ConnectionRequired & { toolCallId: string }) => void | Promise<void>)
    | undefined
  /**
   * Milliseconds after which a call that still runs shows a preliminary result; none is shown when left out. The SDK
   * streams the final result twice then, the first time as preliminary.
   */
  preliminaryAfterMs?: number | undefined
}

/** Session tools for the Vercel AI SDK. */
export class VercelProvider implements Provider<ToolSet> {
  readonly name = 'vercel'
  readonly #options: VercelProviderOptions

  constructor(options: VercelProviderOptions = {}) {
    this.#options = options
  }

  /**
   * The `tools` of `generateText`, `streamText` and agents. Each answers a ToolResult, errors included.
   * Bad arguments go the SDK's own way (`repairToolCall`, else the model is told).
   */
  wrapTools(
    tools: readonly SessionTool[],
    execute: ExecuteTool,
    context?: ProviderContext,
  ): ToolSet {
    assertSdkVersion()
    const profile = context?.profile ?? this.#options.profile ?? 'common'
    const wrapped = tools.map((tool) => {
      const offered = offerTool(tool, profile)
      return [offered.name, this.#wrap(offered, tool, execute, context)]
    })
    return Object.fromEntries(wrapped)
  }

  #wrap(
    { slug, description, parameters, read }: OfferedTool,
    { toolkit }: SessionTool,
    execute: ExecuteTool,
    context: ProviderContext | undefined,
  ): Tool {
    const { onConnectionRequired, preliminaryAfterMs } = this.#options
    const wrapped = dynamicTool({
      description,
      metadata: { slug, toolkit },
      inputSchema: jsonSchema(parameters as JSONSchema7, {
        validate: async (input) => {
          const checked = await read(input)
          if ('value' in checked) return { success: true, value: checked.value }
          const { message, errors, hint } = checked.error
          const text = [message, ...errors, hint].join('\n')
          return { success: false, error: new Error(text, { cause: checked.error }) }
        },
      }),
      execute: (input, call) => {
        const running = run(input as Record<string, unknown>, call)
        return preliminaryAfterMs === undefined ? running : showRunning(running, preliminaryAfterMs)
      },
      toModelOutput: ({ output }) =>
        toModelOutput(output, slug, onConnectionRequired !== undefined),
    })
    setReview(wrapped, async (input) => context?.review?.(slug, input) ?? [])
    return wrapped

    async function run(input: Record<string, unknown>, call: ToolExecutionOptions<unknown>) {
      const { abortSignal: signal, toolCallId } = call
      const decision = approvedIn(call)
      const result = await settle(
        () => execute(slug, input, { signal, ...(decision && { decision }) }),
        signal,
      )
      if (!onConnectionRequired || !isToolResult(result)) return result
      for (const event of requiredConnections(result, slug)) {
        await onConnectionRequired({ ...event, toolCallId })
      }
      return result
    }
  }
}

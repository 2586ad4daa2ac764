import {
  type ExecuteTool,
  interrupts,
  type JsonSchema,
  modelOutput,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  runOffered,
  type SessionTool,
  type ToolDecision,
} from '@maillon/core/provider'
import { type FunctionTool, type RunContext, tool } from '@openai/agents'

/** How the provider offers tools, and whether a run stops where something is missing. */
export interface OpenAIAgentsProviderOptions {
  /**
   * Whether a tool is strict where its schema can be, so that a model cannot write arguments of another shape; false
   * when left out. Servers that copy OpenAI's API often lack it.
   */
  strict?: boolean | undefined
  /** Whose limits tools fit, where another vendor's model answers. */
  profile?: ProfileName | undefined
  /**
   * What a call does that lacks an approval: `interrupt` stops the run, `return` tells the model. As the session has it
   * when left out. What lacks an account is told to the model in both cases.
   */
  onRequired?: 'interrupt' | 'return' | undefined
}

/** A JSON Schema of an object, as the SDK types it. */
export type ToolParameters = JsonSchema & {
  type: 'object'
  properties: Record<string, JsonSchema>
  required: string[]
  additionalProperties: true
}

/** What a session's tools become. The one part that is left out would bind them to runs with a context of one type. */
export type AgentTool = Omit<FunctionTool<unknown, ToolParameters, string>, 'customDataExtractor'>

/** Session tools for the OpenAI Agents SDK. */
export class OpenAIAgentsProvider implements Provider<AgentTool[]> {
  readonly name = 'openai-agents'
  readonly #options: OpenAIAgentsProviderOptions

  constructor(options: OpenAIAgentsProviderOptions = {}) {
    this.#options = options
  }

  /** The `tools` of an `Agent`. Whatever goes wrong with a call is told to the model; a call rejects only when aborted. */
  wrapTools(
    tools: readonly SessionTool[],
    execute: ExecuteTool,
    context?: ProviderContext,
  ): AgentTool[] {
    const { strict: wantsStrict, onRequired } = this.#options
    const own = this.#options.profile ?? (wantsStrict ? 'openai-strict' : 'openai')
    const review = interrupts(onRequired, context) ? context?.review : undefined
    return tools.map((sessionTool) => {
      const offered = offerTool(sessionTool, context?.profile ?? own)
      const { slug, name, description, parameters, strict, read } = offered
      const wrapped = tool<ToolParameters>({
        name,
        description,
        parameters: parameters as ToolParameters,
        strict: false,
        errorFunction: null,
        needsApproval: review
          ? async (_, written) => {
              const checked = await read(written)
              if ('error' in checked) return false
              // Where nobody can be asked, the engine still refuses the call.
              return review(slug, checked.value).then(
                ({ length }) => length > 0,
                () => false,
              )
            }
          : false,
        async execute(input, run, details) {
          const result = await runOffered(offered, input, execute, {
            signal: details?.signal,
            decision: review && approvedIn(name, run, details?.toolCall),
          })
          // An object like `{ type: 'text', … }` would be taken for content of the SDK's own.
          return JSON.stringify(modelOutput(result))
        },
      })
      // The SDK would write names without their hyphens, and strict schemas anew.
      return { ...wrapped, name, strict }
    })
  }
}

/** The approval that the run has for a call. Models may count their calls anew in each run: its answer has a name too. */
function approvedIn(
  toolName: string,
  run: RunContext | undefined,
  call: { id?: string | undefined; callId: string } | undefined,
): ToolDecision | undefined {
  if (!call || !run?.isToolApproved({ toolName, callId: call.callId })) return undefined
  return { id: `${call.id} ${call.callId}`, approved: true }
}

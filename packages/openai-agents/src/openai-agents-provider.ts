import {
  type ExecuteTool,
  type JsonSchema,
  modelOutput,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  runOffered,
  type SessionTool,
} from '@maillon/core/provider'
import { type FunctionTool, tool } from '@openai/agents'

export interface OpenAIAgentsProviderOptions {
  /**
   * Whether a tool is strict where its schema can be, so that a model cannot write arguments of another shape; false
   * when left out. Servers that copy OpenAI's API often lack it.
   */
  strict?: boolean | undefined
  /** Whose limits tools fit, where another vendor's model answers. */
  profile?: ProfileName | undefined
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
  readonly #profile: ProfileName

  constructor({ strict = false, profile }: OpenAIAgentsProviderOptions = {}) {
    this.#profile = profile ?? (strict ? 'openai-strict' : 'openai')
  }

  /** The `tools` of an `Agent`. Whatever goes wrong with a call is told to the model; a call rejects only when aborted. */
  wrapTools(
    tools: readonly SessionTool[],
    execute: ExecuteTool,
    { profile = this.#profile }: Partial<ProviderContext> = {},
  ): AgentTool[] {
    return tools.map((sessionTool) => {
      const offered = offerTool(sessionTool, profile)
      const { name, description, parameters, strict } = offered
      const wrapped = tool<ToolParameters>({
        name,
        description,
        parameters: parameters as ToolParameters,
        strict: false,
        errorFunction: null,
        async execute(input, _, details) {
          const result = await runOffered(offered, input, execute, { signal: details?.signal })
          // An object like `{ type: 'text', … }` would be taken for content of the SDK's own.
          return JSON.stringify(modelOutput(result))
        },
      })
      // The SDK would write names without their hyphens, and strict schemas anew.
      return { ...wrapped, name, strict }
    })
  }
}

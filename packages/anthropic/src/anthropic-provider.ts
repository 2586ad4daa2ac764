import type { BetaRunnableTool } from '@anthropic-ai/sdk/lib/tools/BetaRunnableTool'
import { ToolError } from '@anthropic-ai/sdk/lib/tools/ToolError'
import type { BetaMessage } from '@anthropic-ai/sdk/resources/beta/messages'
import type { Message, Tool } from '@anthropic-ai/sdk/resources/messages'
import {
  type ExecuteTool,
  isFailure,
  modelOutput,
  type OfferedTool,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  runOffered,
  runToolCalls,
  type SessionTool,
  type RunnableSession,
  type ToolSession,
} from '@maillon/core/provider'

/** How the provider offers tools. */
export interface AnthropicProviderOptions {
  /** Whose limits tools fit, where another vendor's model answers behind Anthropic's API. */
  profile?: ProfileName | undefined
}

/** A tool as `messages.create` and `beta.messages.create` take it. */
export type AnthropicTool = Pick<Tool, 'name' | 'input_schema'> & { description: string }

/** What tools answered, as the next message of either API. */
export interface ToolResultMessage {
  role: 'user'
  content: { type: 'tool_result'; tool_use_id: string; content: string; is_error?: true }[]
}

/** Session tools for Anthropic's Messages API. */
export class AnthropicProvider implements Provider<AnthropicTool[]> {
  readonly name = 'anthropic'
  readonly leavesCalls = true
  readonly #profile: ProfileName

  constructor({ profile = 'anthropic' }: AnthropicProviderOptions = {}) {
    this.#profile = profile
  }

  /** One tool for each of the session: the `tools` of `messages.create` and `messages.stream`. */
  wrapTools(
    tools: readonly SessionTool[],
    _?: ExecuteTool,
    { profile = this.#profile }: Pick<ProviderContext, 'profile'> = {},
  ): AnthropicTool[] {
    return tools.map((tool) => definition(offerTool(tool, profile)))
  }

  /**
   * Runs the calls of a message that stopped for them, and answers the message with their results: add it after the model's
   * own, whose content goes back as it came. None where the message ended otherwise: what stopped at a limit may be cut
   * off, and a turn that paused goes on by itself. Rejects only when aborted.
   */
  async handleToolCalls(
    session: ToolSession,
    message: Pick<Message | BetaMessage, 'content' | 'stop_reason'>,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<ToolResultMessage[]> {
    if (message.stop_reason !== 'tool_use') return []
    const calls = message.content.flatMap((block) =>
      block.type === 'tool_use' && !block.toolset_name
        ? [{ id: block.id, name: block.name, arguments: block.input }]
        : [],
    )
    if (calls.length === 0) return []
    const answers = await runToolCalls(session, calls, { signal, profile: this.#profile })
    const content = answers.map(({ call, text, failed }) => ({
      type: 'tool_result' as const,
      tool_use_id: call.id,
      content: text,
      ...(failed && { is_error: true as const }),
    }))
    return [{ role: 'user', content }]
  }

  /**
   * The `tools` of `beta.messages.toolRunner`: it runs them itself, and whatever goes wrong with a call is told to the
   * model.
   */
  async runnableTools(session: RunnableSession): Promise<BetaRunnableTool<unknown>[]> {
    const tools = await session.rawTools()
    return tools.map((tool) => {
      const offered = offerTool(tool, this.#profile)
      return {
        ...definition(offered),
        parse: (input) => input,
        async run(input, context) {
          const options = { signal: context?.signal ?? undefined, offload: true }
          const result = await runOffered(offered, input, session.execute, options)
          const text = JSON.stringify(modelOutput(result))
          if (isFailure(result)) throw new ToolError(text)
          return text
        },
      }
    })
  }
}

function definition({ name, description, parameters }: OfferedTool): AnthropicTool {
  return { name, description, input_schema: parameters as AnthropicTool['input_schema'] }
}

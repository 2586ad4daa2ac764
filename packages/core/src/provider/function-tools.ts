import type { JsonSchema } from '../schema/json-schema.ts'
import { offerTool } from './offer-tool.ts'
import type { ExecuteTool, Provider, ProviderContext, SessionTool } from './provider.ts'
import { runToolCalls, type ToolSession } from './run-tool-calls.ts'

/** A tool in the form of OpenAI's Chat Completions, which many models and servers take. */
export interface FunctionTool {
  type: 'function'
  function: { name: string; description: string; parameters: JsonSchema }
}

/** The part of a chat completion that holds a model's calls. */
export interface ChatCompletion {
  choices: readonly {
    message: {
      tool_calls?:
        | readonly {
            id: string
            type: string
            function?: { name: string; arguments: string }
          }[]
        | undefined
    }
  }[]
}

/** What a tool answered, as the next message of the chat. */
export interface ToolMessage {
  role: 'tool'
  tool_call_id: string
  content: string
}

/** Session tools for any chat completions API, and the answers to a model's calls of them. */
export class FunctionToolsProvider implements Provider<FunctionTool[]> {
  readonly name = 'function-tools'
  readonly leavesCalls = true

  /** One function tool for each tool of the session. */
  wrapTools(
    tools: readonly SessionTool[],
    _?: ExecuteTool,
    { profile = 'common' }: Pick<ProviderContext, 'profile'> = {},
  ): FunctionTool[] {
    return tools.map((tool) => {
      const { name, description, parameters } = offerTool(tool, profile)
      return { type: 'function', function: { name, description, parameters } }
    })
  }

  /**
   * Runs the function calls of the completion's first choice, and answers one message for each, in
   * order: add them after the model's own message. Rejects only when aborted.
   */
  async handleToolCalls(
    session: ToolSession,
    completion: ChatCompletion,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<ToolMessage[]> {
    const calls = (completion.choices[0]?.message.tool_calls ?? []).flatMap((call) =>
      call.function ? [{ id: call.id, ...call.function }] : [],
    )
    const answers = await runToolCalls(session, calls, options)
    return answers.map(({ call, text }) => ({
      role: 'tool',
      tool_call_id: call.id,
      content: text,
    }))
  }
}

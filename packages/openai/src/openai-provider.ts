import {
  assertToolCount,
  type ExecuteTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  runToolCalls,
  type SessionTool,
  type RunnableSession,
  type ToolSession,
} from '@maillon/core/provider'
import type { RunnableToolFunctionWithoutParse } from 'openai/lib/RunnableFunction'
import type {
  ChatCompletion,
  ChatCompletionFunctionTool,
  ChatCompletionToolMessageParam,
} from 'openai/resources/chat/completions'
import { answerCall } from './answer-call.ts'
import { functionDefinition } from './function-definition.ts'
import { type OpenAIProviderOptions, profileOf } from './openai-provider-options.ts'

/** Session tools for OpenAI's Chat Completions. */
export class OpenAIProvider implements Provider<ChatCompletionFunctionTool[]> {
  readonly name = 'openai'
  readonly leavesCalls = true
  readonly #profile: ProfileName
  readonly #maxTools: number

  constructor(options: OpenAIProviderOptions = {}) {
    this.#profile = profileOf(options)
    this.#maxTools = options.maxTools ?? 128
  }

  /**
   * One function tool for each tool of the session: the `tools` of `chat.completions.create`. Throws
   * `invalid_request` for more than a request may have.
   */
  wrapTools(
    tools: readonly SessionTool[],
    _?: ExecuteTool,
    { profile = this.#profile }: Pick<ProviderContext, 'profile'> = {},
  ): ChatCompletionFunctionTool[] {
    assertToolCount(tools.length, { vendor: 'OpenAI', max: this.#maxTools })
    return tools.map((tool) => ({
      type: 'function',
      function: functionDefinition(tool, profile),
    }))
  }

  /**
   * Runs the function calls of the completion's first choice, and answers one message for each, in
   * order: add them after the model's own message. Rejects only when aborted.
   */
  async handleToolCalls(
    session: ToolSession,
    { choices }: Pick<ChatCompletion, 'choices'>,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<ChatCompletionToolMessageParam[]> {
    const calls = (choices[0]?.message.tool_calls ?? []).flatMap((call) =>
      call.type === 'function' ? [{ id: call.id, ...call.function }] : [],
    )
    const answers = await runToolCalls(session, calls, { signal, profile: this.#profile })
    return answers.map(({ call, text }) => ({
      role: 'tool',
      tool_call_id: call.id,
      content: text,
    }))
  }

  /**
   * The `tools` of `chat.completions.runTools`: it runs them itself, and whatever goes wrong with a call is
   * told to the model. Never strict, because `runTools` gives up where a strict tool's arguments are no JSON.
   */
  async runnableTools(session: RunnableSession): Promise<RunnableToolFunctionWithoutParse[]> {
    const tools = await session.rawTools()
    assertToolCount(tools.length, { vendor: 'OpenAI', max: this.#maxTools })
    return tools.map((tool) => ({
      type: 'function',
      function: {
        ...functionDefinition(tool, 'openai'),
        function: (written, { controller: { signal } }) =>
          answerCall(session, tool, written, { signal }),
      },
    }))
  }
}

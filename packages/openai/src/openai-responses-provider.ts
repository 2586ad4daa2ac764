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
import type {
  FunctionTool,
  Response,
  ResponseInputItem,
} from 'openai/resources/responses/responses'
import { answerCall } from './answer-call.ts'
import { functionDefinition } from './function-definition.ts'
import { inNamespaces, type ResponsesTool } from './in-namespaces.ts'
import { type OpenAIProviderOptions, profileOf } from './openai-provider-options.ts'

export interface OpenAIResponsesProviderOptions extends OpenAIProviderOptions {
  /**
   * Whether the tools of a toolkit come as a namespace; false when left out. `deferred`: the model sees what
   * a namespace holds once it has searched for it (OpenAI's tool search, from gpt-5.4 on).
   */
  namespaces?: boolean | 'deferred' | undefined
}

/** One of the `functions` of a ResponsesToolRunner, which not every version of the SDK has. */
export interface RunnerFunction {
  tool: FunctionTool
  execute(
    written: Record<string, unknown>,
    options?: { signal: AbortSignal | undefined },
  ): Promise<string>
}

/** Session tools for OpenAI's Responses API. */
export class OpenAIResponsesProvider implements Provider<ResponsesTool[]> {
  readonly name = 'openai-responses'
  readonly leavesCalls = true
  readonly #profile: ProfileName
  readonly #maxTools: number
  readonly #namespaces: boolean | 'deferred'

  constructor(options: OpenAIResponsesProviderOptions = {}) {
    this.#profile = profileOf(options)
    this.#maxTools = options.maxTools ?? 128
    this.#namespaces = options.namespaces ?? false
  }

  /**
   * The `tools` of `responses.create`: one function tool for each tool of the session, or namespaces of them.
   * Throws `invalid_request` for more than a request, or a namespace, may have.
   */
  wrapTools(
    tools: readonly SessionTool[],
    _?: ExecuteTool,
    { profile = this.#profile }: Pick<ProviderContext, 'profile'> = {},
  ): ResponsesTool[] {
    const toFunction = (tool: SessionTool) => functionTool(tool, profile)
    const deferred = this.#namespaces === 'deferred'
    const wrapped = this.#namespaces
      ? inNamespaces(tools, toFunction, { deferred })
      : tools.map(toFunction)
    this.#assertCount(wrapped.length)
    for (const tool of wrapped) {
      if (tool.type === 'namespace') {
        this.#assertCount(tool.tools.length, `the namespace ${tool.name}`)
      }
    }
    return wrapped
  }

  /**
   * Runs the function calls of the response, those of namespaces too, and answers one output item for each,
   * in order: the next `input`. Rejects only when aborted.
   */
  async handleToolCalls(
    session: ToolSession,
    { output }: Pick<Response, 'output'>,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<ResponseInputItem.FunctionCallOutput[]> {
    const calls = output.filter((item) => item.type === 'function_call')
    const answers = await runToolCalls(session, calls, { signal, profile: this.#profile })
    return answers.map(({ call, text }) => ({
      type: 'function_call_output',
      call_id: call.call_id,
      output: text,
    }))
  }

  /**
   * The `functions` of a ResponsesToolRunner: it runs them itself, and whatever goes wrong with a call is told to
   * the model. Never in namespaces, which it does not know.
   */
  async runnerFunctions(session: RunnableSession): Promise<RunnerFunction[]> {
    const tools = await session.rawTools()
    this.#assertCount(tools.length)
    const profile = this.#profile
    return tools.map((tool) => ({
      tool: functionTool(tool, profile),
      execute: (written, options) =>
        answerCall(session, tool, JSON.stringify(written), { signal: options?.signal, profile }),
    }))
  }

  #assertCount(count: number, where?: string): void {
    assertToolCount(count, { vendor: 'OpenAI', max: this.#maxTools, where })
  }
}

function functionTool(tool: SessionTool, profile: ProfileName): FunctionTool {
  return { type: 'function', ...functionDefinition(tool, profile) }
}

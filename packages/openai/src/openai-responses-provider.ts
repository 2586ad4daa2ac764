import {
  type Provider,
  runToolCalls,
  type SessionTool,
  type ToolSession,
} from '@maillon/core/provider'
import type { RunnerFunction } from 'openai/helpers/responses-tool-runner'
import type {
  FunctionTool,
  Response,
  ResponseInputItem,
} from 'openai/resources/responses/responses'
import { answerCall } from './answer-call.ts'
import { assertToolCount } from './assert-tool-count.ts'
import { decodeArguments } from './decode-arguments.ts'
import { functionDefinition } from './function-definition.ts'
import { inNamespaces, type ResponsesTool } from './in-namespaces.ts'
import type { OpenAIProviderOptions } from './openai-provider-options.ts'

export interface OpenAIResponsesProviderOptions extends OpenAIProviderOptions {
  /**
   * Whether the tools of a toolkit come as a namespace; false when left out. `deferred`: the model sees what
   * a namespace holds once it has searched for it (OpenAI's tool search, from gpt-5.4 on).
   */
  namespaces?: boolean | 'deferred' | undefined
}

/** Session tools for OpenAI's Responses API. */
export class OpenAIResponsesProvider implements Provider<ResponsesTool[]> {
  readonly name = 'openai-responses'
  readonly #strict: boolean
  readonly #maxTools: number
  readonly #namespaces: boolean | 'deferred'

  constructor({
    strict = false,
    maxTools = 128,
    namespaces = false,
  }: OpenAIResponsesProviderOptions = {}) {
    this.#strict = strict
    this.#maxTools = maxTools
    this.#namespaces = namespaces
  }

  /**
   * The `tools` of `responses.create`: one function tool for each tool of the session, or namespaces of them.
   * Throws `invalid_request` for more than a request, or a namespace, may have.
   */
  wrapTools(tools: readonly SessionTool[]): ResponsesTool[] {
    const toFunction = (tool: SessionTool) => functionTool(tool, this.#strict)
    const deferred = this.#namespaces === 'deferred'
    const wrapped = this.#namespaces
      ? inNamespaces(tools, toFunction, { deferred })
      : tools.map(toFunction)
    assertToolCount(wrapped.length, this.#maxTools)
    for (const tool of wrapped) {
      if (tool.type === 'namespace') {
        assertToolCount(tool.tools.length, this.#maxTools, `the namespace ${tool.name}`)
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
    const decode = this.#strict ? decodeArguments : undefined
    const answers = await runToolCalls(session, calls, { signal, decode })
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
  async runnerFunctions(session: Required<ToolSession>): Promise<RunnerFunction[]> {
    const tools = await session.rawTools()
    assertToolCount(tools.length, this.#maxTools)
    const decode = this.#strict ? decodeArguments : undefined
    return tools.map((tool) => ({
      tool: functionTool(tool, this.#strict),
      execute: (written, options) =>
        answerCall(session, tool, JSON.stringify(written), { signal: options?.signal, decode }),
    }))
  }
}

function functionTool(tool: SessionTool, strict: boolean): FunctionTool {
  return { type: 'function', ...functionDefinition(tool, strict) }
}

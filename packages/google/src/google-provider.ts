import type { CallableTool, FunctionCall, FunctionDeclaration, Part, Tool } from '@google/genai'
import {
  assertToolCount,
  type ExecuteTool,
  hasName,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  runToolCalls,
  type SessionTool,
  type RunnableSession,
  type ToolSession,
} from '@maillon/core/provider'

/** How the provider offers tools. */
export interface GoogleProviderOptions {
  /**
   * `gemini-json` when left out: schemas as `parametersJsonSchema`, of which the model reads more. `gemini` puts them into
   * `parameters`, which version v1 of the API takes too.
   */
  profile?: ProfileName | undefined
  /** How many tools a request may have: 512 when left out, as at Google. */
  maxTools?: number | undefined
}

/** Session tools for Google's Gen AI SDK: the Gemini API, and Gemini on Google Cloud. */
export class GoogleProvider implements Provider<Tool[]> {
  readonly name = 'google'
  readonly leavesCalls = true
  readonly #profile: ProfileName
  readonly #maxTools: number

  constructor({ profile = 'gemini-json', maxTools = 512 }: GoogleProviderOptions = {}) {
    this.#profile = profile
    this.#maxTools = maxTools
  }

  /**
   * The `config.tools` of `generateContent`, `generateContentStream` and chats. Throws `invalid_request` for more than a
   * request may have.
   */
  wrapTools(
    tools: readonly SessionTool[],
    _?: ExecuteTool,
    { profile = this.#profile }: Pick<ProviderContext, 'profile'> = {},
  ): Tool[] {
    assertToolCount(tools.length, { vendor: 'Gemini', max: this.#maxTools })
    if (tools.length === 0) return []
    return [{ functionDeclarations: tools.map((tool) => declaration(tool, profile)) }]
  }

  /**
   * Runs the function calls of a response, or of the chunks of one together, and answers one part for each, in order: the
   * next user content, after the model's own content as it came, or the next `message` of a chat. Rejects only when aborted.
   */
  async handleToolCalls(
    session: ToolSession,
    { functionCalls = [] }: { functionCalls?: readonly FunctionCall[] | undefined },
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<Part[]> {
    const calls = functionCalls.map(({ id, name = '', args }) => ({ id, name, arguments: args }))
    const answers = await runToolCalls(session, calls, { signal, profile: this.#profile })
    return answers.map(({ call: { id, name }, output, text, failed }) => {
      // Gemini looks for parts of the names that references say, and refuses the request where there are none.
      const told = text.includes('"$ref"') ? text : output
      // What an output says under these names of its own would be taken for them.
      const response = failed ? { error: told } : { output: told }
      return { functionResponse: { ...(id && { id }), name, response } }
    })
  }

  /**
   * For automatic function calling: one of `config.tools`. Whatever goes wrong with a call is told to the model. The SDK
   * tells tools of no abort: give the signal of its `abortSignal` here too. With `ownCallsOnly`, calls of other names are
   * left to the callable tools beside it.
   */
  async callableTool(
    session: RunnableSession,
    {
      signal,
      ownCallsOnly = false,
    }: { signal?: AbortSignal | undefined; ownCallsOnly?: boolean | undefined } = {},
  ): Promise<CallableTool> {
    const tools = await session.rawTools()
    const [offered = {}] = this.wrapTools(tools)
    const own = { execute: session.execute, rawTools: async () => tools }
    const isOwn = ({ name = '' }: FunctionCall) => tools.some(({ slug }) => hasName(slug, name))
    return {
      tool: async () => offered,
      callTool: (all) =>
        this.handleToolCalls(
          own,
          { functionCalls: ownCallsOnly ? all.filter(isOwn) : all },
          { signal },
        ),
    }
  }
}

function declaration(tool: SessionTool, profile: ProfileName): FunctionDeclaration {
  const { name, description, parameters } = offerTool(tool, profile)
  if (profile !== 'gemini') return { name, description, parametersJsonSchema: parameters }
  // An object without properties is refused there.
  const isEmpty = Object.keys(parameters.properties ?? {}).length === 0
  return { name, description, ...(!isEmpty && { parameters }) }
}

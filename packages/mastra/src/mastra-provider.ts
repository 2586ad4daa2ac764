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
  type ToolResult,
  toolName,
} from '@maillon/core/provider'
import type { StandardSchemaWithJSON } from '@mastra/core/schema'
import { Tool } from '@mastra/core/tools'
import { approvals } from './approvals.ts'
import { connections } from './connections.ts'

/** How the provider offers tools, and whether a run stops where something is missing. */
export interface MastraProviderOptions {
  /** Whose limits tools fit; `common`, which every vendor takes, when left out. */
  profile?: ProfileName | undefined
  /**
   * What a call does that lacks an account or an approval: `interrupt` suspends the run until it is resumed, for which the
   * agent's Mastra needs a storage; `return` tells the model. As the session has it when left out.
   */
  onRequired?: 'interrupt' | 'return' | undefined
}

/** What a session's tools become: arguments in, a ToolResult out. */
export type MastraTool = Tool<Record<string, unknown>, ToolResult>

/** Session tools for Mastra. */
export class MastraProvider implements Provider<Record<string, MastraTool>> {
  readonly name = 'mastra'
  readonly #options: MastraProviderOptions

  constructor(options: MastraProviderOptions = {}) {
    this.#options = options
  }

  /**
   * The `tools` of an `Agent`, by name. Each answers a ToolResult, errors included, of which the model is told what helps
   * it; a call rejects only when aborted.
   */
  wrapTools(
    tools: readonly SessionTool[],
    execute: ExecuteTool,
    context?: ProviderContext,
  ): Record<string, MastraTool> {
    const profile = context?.profile ?? this.#options.profile ?? 'common'
    const asking = interrupts(this.#options.onRequired, context) ? context : undefined
    const wrapped = tools.map((sessionTool) => {
      const offered = offerTool(sessionTool, profile)
      const { slug, description, parameters, strict } = offered
      const name = offered.name.length > maxName ? toolName(slug, maxName) : offered.name
      const { requireApproval, decisionOn } = approvals(offered, asking)
      const tool: MastraTool = new Tool<Record<string, unknown>, ToolResult>({
        id: name,
        description,
        inputSchema: asWritten(parameters),
        // Where this is not said, Mastra changes schemas for some vendors, and arguments by what it made of them.
        strict,
        ...(requireApproval && { requireApproval }),
        execute: (input, call) => {
          const options = { signal: call.abortSignal, decision: decisionOn(input, call) }
          return connections(asking, call, slug, () => runOffered(offered, input, execute, options))
        },
        toModelOutput: (result) => ({ type: 'json', value: modelOutput(result) }),
      })
      return [name, tool] as const
    })
    return Object.fromEntries(wrapped)
  }
}

/** Mastra cuts off what is longer, and then runs no `toModelOutput` for a call by the whole name. */
const maxName = 63

/** The schema as the model is shown it. What it writes is checked where it is read: Mastra's own check drops nulls. */
function asWritten(parameters: JsonSchema): StandardSchemaWithJSON<Record<string, unknown>> {
  const json = () => parameters
  return {
    '~standard': {
      version: 1,
      vendor: 'maillon',
      validate: (value) => ({ value: value as Record<string, unknown> }),
      jsonSchema: { input: json, output: json },
    },
  }
}

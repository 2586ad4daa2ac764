import { ToolMessage } from '@langchain/core/messages'
import {
  DynamicStructuredTool,
  type StructuredToolCallInput,
  type ToolRunnableConfig,
} from '@langchain/core/tools'
import {
  type ExecuteTool,
  interrupts,
  modelOutput,
  type OfferedTool,
  offerTool,
  type ProfileName,
  type Provider,
  type ProviderContext,
  type SessionTool,
  type ToolResult,
} from '@maillon/core/provider'
import { runInGraph } from './run-in-graph.ts'
import { runTool } from './run-tool.ts'

/** How the provider offers tools, and whether a run stops where something is missing. */
export interface LangChainProviderOptions {
  /** Whose limits tools fit; `common`, which every vendor takes, when left out. */
  profile?: ProfileName | undefined
  /**
   * What a call does that lacks an account or an approval: `interrupt` stops the graph until it is resumed (it needs a
   * checkpointer, else the model is told), `return` tells the model. As the session has it when left out.
   */
  onRequired?: 'interrupt' | 'return' | undefined
}

/** Session tools for LangChain and LangGraph. */
export class LangChainProvider implements Provider<DynamicStructuredTool[]> {
  readonly name = 'langchain'
  private readonly options: LangChainProviderOptions

  constructor(options: LangChainProviderOptions = {}) {
    this.options = options
  }

  /**
   * The `tools` of `createAgent`, `ToolNode` and `bindTools`. The model reads a tool message's content; the
   * artifact is the whole ToolResult. A failure, bad arguments included, has the status `error`.
   */
  wrapTools(
    tools: readonly SessionTool[],
    execute: ExecuteTool,
    context?: ProviderContext,
  ): DynamicStructuredTool[] {
    const asking = interrupts(this.options.onRequired, context) ? context : undefined
    const profile = context?.profile ?? this.options.profile ?? 'common'
    return tools.map((tool) => new ConnectedTool(tool, offerTool(tool, profile), execute, asking))
  }
}

class ConnectedTool extends DynamicStructuredTool {
  private readonly unchecked: DynamicStructuredTool

  constructor(
    { toolkit }: SessionTool,
    offered: OfferedTool,
    execute: ExecuteTool,
    context: ProviderContext | undefined,
  ) {
    const { slug, name, description, parameters } = offered
    const fields = {
      name,
      description,
      schema: parameters,
      metadata: { slug, toolkit },
      responseFormat: 'content_and_artifact',
      func: async (input: unknown, _: unknown, config?: ToolRunnableConfig) => {
        const signal = config?.signal
        const run = () => runTool(offered, input, execute, signal)
        const inGraph = context && runInGraph({ slug, name, run, context, config })
        const result = await (inGraph ?? run())
        return [content(result, name, config?.toolCall?.id), result]
      },
    }
    super(fields)
    this.unchecked = new DynamicStructuredTool({ ...fields, schema: {} })
  }

  // LangChain would check arguments itself, before `func`, and throw: an agent then shows the model
  // the stack. So the model sees the schema of this tool, and its calls go to one without a schema.
  override async invoke(input: StructuredToolCallInput, config?: ToolRunnableConfig) {
    return this.unchecked.invoke(input, config)
  }
}

/** What the model reads. A failed call gets a whole message, since only that can say so in its status. */
function content(
  result: ToolResult,
  name: string,
  callId: string | undefined,
): ToolMessage | string {
  const text = JSON.stringify(modelOutput(result))
  if (result.error === null || !callId) return text
  return new ToolMessage({
    content: text,
    artifact: result,
    status: 'error',
    name,
    tool_call_id: callId,
  })
}

import { LangChainProvider } from '@maillon/langchain'
import type { ExecuteTool } from '@maillon/core/provider'
import { AIMessage } from '@langchain/core/messages'
import { Command, MemorySaver, MessagesAnnotation, StateGraph } from '@langchain/langgraph'
import { ToolNode } from '@langchain/langgraph/prebuilt'
import { call, context, tools } from './session.ts'

/** The call waits for an approval, and runs when it is resumed. */
const waiting: ExecuteTool = async (slug, input) => ({
  data: {
    code: 'approval_required',
    message: 'To be approved.',
    approval_id: 'pc_1',
    tool_slug: slug,
    arguments: input,
    effect: 'write',
    expires_at: '2100-01-01T00:00:00Z',
  },
  error: 'To be approved.',
  logId: 'log_1',
})
const approve = async (approvalId: string) => ({
  approvalId,
  status: 'approved' as const,
  toolSlug: call.name,
  arguments: {},
  effect: 'write' as const,
  expiresAt: '2100-01-01T00:00:00Z',
})
const provider = new LangChainProvider({ onRequired: 'interrupt' })
const wrapped = provider.wrapTools(tools, waiting, { ...context, approve })

const { id, name } = call
const asks = new AIMessage({ content: '', tool_calls: [{ id, name, args: { to: 'ada' } }] })
const graph = new StateGraph(MessagesAnnotation)
  .addNode('model', async () => ({ messages: [asks] }))
  .addNode('tools', new ToolNode(wrapped))
  .addEdge('__start__', 'model')
  .addEdge('model', 'tools')
  .compile({ checkpointer: new MemorySaver() })
const config = { configurable: { thread_id: 'one' } }
await graph.invoke({ messages: [] }, config)
const state = await graph.getState(config)
const [interrupt] = state.tasks.flatMap(({ interrupts }) => interrupts)
if (!interrupt) throw new Error('The graph did not stop for the approval.')
const resume = { approved: true, approvalId: 'pc_1' }
const { messages } = await graph.invoke(new Command({ resume }), config)
const text = JSON.stringify(messages.at(-1)?.content)
if (!text?.includes('at last')) throw new Error(`The model was told: ${text}`)

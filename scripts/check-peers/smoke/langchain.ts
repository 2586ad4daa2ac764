import { LangChainProvider } from '@maillon/langchain'
import type { StructuredToolInterface } from '@langchain/core/tools'
import { assertTold, call, context, execute, tools } from './session.ts'

const wrapped: StructuredToolInterface[] = new LangChainProvider().wrapTools(
  tools,
  execute,
  context,
)
const { id, name } = call
const args = JSON.parse(call.arguments)
assertTold(await wrapped[0]?.invoke({ type: 'tool_call', id, name, args }))

import { MastraProvider } from '@maillon/mastra'
import { Agent } from '@mastra/core/agent'
import { assertTold, call, context, execute, tools } from './session.ts'

const wrapped = new MastraProvider().wrapTools(tools, execute, context)
const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } }
const { id: toolCallId, name: toolName, arguments: input } = call
const answers = [
  {
    content: [{ type: 'tool-call', toolCallId, toolName, input }],
    finishReason: { unified: 'tool-calls' },
  },
  { content: [{ type: 'text', text: 'Done.' }], finishReason: { unified: 'stop' } },
]
const prompts: unknown[] = []
/** A model of the AI SDK, as far as an agent asks one. */
const model = {
  specificationVersion: 'v3',
  provider: 'none',
  modelId: 'any',
  supportedUrls: {},
  async doGenerate({ prompt }: { prompt: unknown }) {
    return { ...answers[prompts.push(prompt) - 1], usage, warnings: [] }
  },
}
const agent = new Agent({
  id: 'agent',
  name: 'Agent',
  instructions: 'Send it.',
  model: model as never,
  tools: wrapped,
})
const { text } = await agent.generate('Send it.', { maxSteps: 3 })
if (text !== 'Done.') throw new Error(`The model said: ${text}`)
assertTold(prompts.at(-1))

import { VercelProvider } from '@maillon/vercel'
import { generateText, type LanguageModel, stepCountIs, type ToolSet } from 'ai'
import * as testing from 'ai/test'
import { assertTold, call, context, execute, tools } from './session.ts'

const wrapped: ToolSet = new VercelProvider().wrapTools(tools, execute, context)

/** By version of the SDK, models have another interface, and ends another form. */
interface Model {
  doGenerateCalls: { prompt: unknown[] }[]
}
const { MockLanguageModelV4, MockLanguageModelV3 } = testing as unknown as Record<
  string,
  new (
    answers: object,
  ) => Model & LanguageModel
>
const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } }

async function told(finish: (reason: string) => unknown): Promise<unknown> {
  const { id: toolCallId, name: toolName, arguments: input } = call
  const calls = [{ type: 'tool-call', toolCallId, toolName, input }]
  const said = [{ type: 'text', text: 'Done.' }]
  const answers = [
    { content: calls, finishReason: finish('tool-calls'), usage, warnings: [] },
    { content: said, finishReason: finish('stop'), usage, warnings: [] },
  ]
  let step = 0
  const Mock = MockLanguageModelV4 ?? MockLanguageModelV3
  if (!Mock) throw new Error('This version has no model to try.')
  const model = new Mock({ doGenerate: async () => answers[step++] })
  await generateText({ model, tools: wrapped, prompt: 'Send it.', stopWhen: stepCountIs(3) })
  return model.doGenerateCalls.at(-1)?.prompt.slice(1)
}

const [whole, early] = await Promise.all([
  told((unified) => ({ unified, raw: undefined })),
  told((reason) => reason),
])
assertTold([whole, early])

import type { DynamicStructuredTool } from '@langchain/core/tools'
import { createCustomTool, Maillon, type SessionModifiers } from '@maillon/core'
import type { Provider } from '@maillon/core/provider'
import { LangChainProvider } from '@maillon/langchain'
import { OpenAIProvider, OpenAIResponsesProvider, type ResponsesTool } from '@maillon/openai'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { VercelProvider } from '@maillon/vercel'
import type { ToolSet } from 'ai'
import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'

let served: TestEngine
beforeAll(async () => {
  served = await createTestEngine()
})
afterAll(() => served.stop())

const addDays = createCustomTool('ADD_DAYS', {
  name: 'Add days',
  description: 'Answers the day that comes so many days after another.',
  inputParams: {
    type: 'object',
    properties: { day: { type: 'string', format: 'date' }, days: { type: 'integer', default: 1 } },
    required: ['day'],
  },
  preload: true,
  execute({ day, days = 1 }) {
    const date = new Date(String(day))
    date.setUTCDate(date.getUTCDate() + Number(days))
    return { day: date.toISOString().slice(0, 10) }
  },
})

const slug = 'LOCAL_ADD_DAYS'
const input = { day: '2026-12-31' }
const output = { day: '2027-01-01', modified: true }

const modifiers: SessionModifiers = {
  modifySchema: ({ schema }) => ({ ...schema, description: `Ours: ${schema.description}` }),
  beforeExecute: ({ params }) => ({ ...params, days: 1 }),
  afterExecute: ({ result }) => ({ ...result, data: { ...result.data, modified: true } }),
}

async function open<SomeProvider extends Provider<unknown>>(provider: SomeProvider) {
  const maillon = new Maillon({ engine: served.engine, provider })
  return maillon.create('user_1', { experimental: { customTools: [addDays] } })
}

test('Vercel AI SDK: a custom tool is one of the ToolSet, modifiers and all', async () => {
  const session = await open(new VercelProvider())
  const tools = await session.tools(modifiers)
  expectTypeOf(tools).toEqualTypeOf<ToolSet>()
  const tool = tools[slug]
  expect(tool?.description).toMatch(/^Ours: /)
  const options = { toolCallId: 'call_1', messages: [], context: {} }
  expect(await tool?.execute?.(input, options)).toMatchObject({ data: output, error: null })
})

test('LangChain: a custom tool is a structured tool, modifiers and all', async () => {
  const session = await open(new LangChainProvider())
  const tools = await session.tools(modifiers)
  expectTypeOf(tools).toEqualTypeOf<DynamicStructuredTool[]>()
  const tool = tools.find(({ name }) => name === slug)
  expect(tool?.description).toMatch(/^Ours: /)
  expect(JSON.parse(String(await tool?.invoke(input)))).toEqual(output)
})

test('OpenAI Chat Completions: a custom tool is a function, and its calls are handled', async () => {
  const provider = new OpenAIProvider()
  const session = await open(provider)
  const { modifySchema } = modifiers
  const tools = await session.tools({ modifySchema })
  expectTypeOf(tools).toEqualTypeOf<ChatCompletionFunctionTool[]>()
  expect(tools.find(({ function: { name } }) => name === slug)?.function.description).toMatch(
    /^Ours/,
  )
  const completion = {
    choices: [
      {
        index: 0,
        finish_reason: 'tool_calls' as const,
        logprobs: null,
        message: {
          role: 'assistant' as const,
          content: null,
          refusal: null,
          tool_calls: [
            {
              id: 'call_1',
              type: 'function' as const,
              function: { name: slug, arguments: JSON.stringify(input) },
            },
          ],
        },
      },
    ],
  }
  const [plain] = await provider.handleToolCalls(session, completion)
  expect(JSON.parse(plain?.content as string)).toEqual({ day: '2027-01-01' })
  const [modified] = await provider.handleToolCalls(session.withModifiers(modifiers), completion)
  expect(JSON.parse(modified?.content as string)).toEqual(output)
  const [runnable] = (await provider.runnableTools(session)).filter(
    (tool) => tool.function.name === slug,
  )
  expect(runnable?.function.description).not.toMatch(/^Ours/)
})

test('OpenAI Responses: a custom tool is a function, and its calls are handled', async () => {
  const provider = new OpenAIResponsesProvider()
  const session = await open(provider)
  const tools = await session.tools()
  expectTypeOf(tools).toEqualTypeOf<ResponsesTool[]>()
  expect(tools).toContainEqual(expect.objectContaining({ type: 'function', name: slug }))
  const call = {
    type: 'function_call' as const,
    call_id: 'call_1',
    name: slug,
    arguments: JSON.stringify(input),
  }
  const answers = await provider.handleToolCalls(session.withModifiers(modifiers), {
    output: [call],
  })
  expect(answers).toMatchObject([{ call_id: 'call_1' }])
  expect(JSON.parse(answers[0]?.output as string)).toEqual(output)
  await expect(session.tools(modifiers)).rejects.toMatchObject({ code: 'invalid_request' })
})

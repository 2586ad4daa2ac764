import Anthropic from '@anthropic-ai/sdk'
import type { MessageParam } from '@anthropic-ai/sdk/resources/messages'
import { type Content, GoogleGenAI, type Tool } from '@google/genai'
import { AnthropicProvider, type AnthropicTool } from '@maillon/anthropic'
import { type FunctionTool, FunctionToolsProvider } from '@maillon/core/provider'
import { GoogleProvider } from '@maillon/google'
import { OpenAIProvider, OpenAIResponsesProvider, type ResponsesTool } from '@maillon/openai'
import { Mistral } from '@mistralai/mistralai'
import type { ChatCompletionRequest } from '@mistralai/mistralai/models/components/index.js'
import OpenAI from 'openai'
import type {
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import type { ResponseInputItem } from 'openai/resources/responses/responses'
import { tryWay } from './try-way.ts'

const ofOpenAI = [
  'ROOT_ANY_OF',
  'ROOT_ONE_OF',
  'ROOT_ALL_OF',
  'NO_ITEMS',
  'TUPLE',
  'EMPTY_ENUM',
  'LONG_DESCRIPTIONS',
]
const ofGemini = [
  'PROPERTY_NAMES',
  'CONST',
  'ROOT_ANY_OF',
  'ROOT_ONE_OF',
  'ROOT_ALL_OF',
  'NO_ITEMS',
  'TUPLE',
  'BOOLEAN_SCHEMAS',
  'DEFINITIONS',
  'RECURSION',
  'EMPTY_TEXT_IN_ENUM',
  'NUMBERS_TO_CHOOSE',
  'MIXED_ENUM',
  'PROPERTIES_IN_BRACKETS',
  'PROPERTIES_WITH_DOTS',
  'FORMATS',
  'BOUNDS',
  'REQUIRED_BUT_NOT_THERE',
  'NO_ARGUMENTS',
  'PATTERN_PROPERTIES',
  'CONDITIONS',
]
const openai = (url: string) => new OpenAI({ apiKey: 'none', baseURL: `${url}/v1`, maxRetries: 0 })

for (const profile of ['common', 'openai', 'openai-strict'] as const) {
  const provider = new OpenAIProvider({ profile })
  tryWay<ChatCompletionFunctionTool[]>({
    name: `openai, Chat Completions, ${profile}`,
    vendor: 'openai',
    profiles: [profile],
    provider,
    raw: ({ name, description, schema }) => {
      return [{ type: 'function', function: { name, description, parameters: schema } }]
    },
    async ask(url, tools, session) {
      const messages: ChatCompletionMessageParam[] = [{ role: 'user', content: 'Go on.' }]
      for (;;) {
        const { completions } = openai(url).chat
        const completion = await completions.create({ model: 'm', messages, tools })
        const said = completion.choices[0]?.message
        if (!said?.tool_calls || !session) return said?.content ?? ''
        messages.push(said, ...(await provider.handleToolCalls(session, completion)))
      }
    },
    refused: ofOpenAI,
  })
}

for (const profile of ['common', 'openai', 'openai-strict'] as const) {
  const provider = new OpenAIResponsesProvider({ profile })
  tryWay<ResponsesTool[]>({
    name: `openai, Responses, ${profile}`,
    vendor: 'openai',
    profiles: [profile],
    provider,
    raw: ({ name, description, schema }) => {
      return [{ type: 'function', name, description, parameters: schema, strict: false }]
    },
    async ask(url, tools, session) {
      const input: ResponseInputItem[] = [{ role: 'user', content: 'Go on.' }]
      for (;;) {
        const response = await openai(url).responses.create({ model: 'm', input, tools })
        const answers = session ? await provider.handleToolCalls(session, response) : []
        if (answers.length === 0) return response.output_text
        input.push(...response.output.filter((item) => item.type === 'function_call'), ...answers)
      }
    },
    refused: ofOpenAI,
  })
}

for (const profile of ['common', 'anthropic'] as const) {
  const provider = new AnthropicProvider({ profile })
  tryWay<AnthropicTool[]>({
    name: `@anthropic-ai/sdk, ${profile}`,
    vendor: 'anthropic',
    profiles: [profile],
    provider,
    raw: ({ name, description, schema }) => {
      return [{ name, description, input_schema: { type: 'object', ...schema } }]
    },
    async ask(url, tools, session) {
      const anthropic = new Anthropic({ apiKey: 'none', baseURL: url, maxRetries: 0 })
      const messages: MessageParam[] = [{ role: 'user', content: 'Go on.' }]
      for (;;) {
        const asked = { model: 'm', max_tokens: 99, messages, tools }
        const said = await anthropic.messages.create(asked)
        const answers = session ? await provider.handleToolCalls(session, said) : []
        const [first] = said.content
        if (answers.length === 0) return first?.type === 'text' ? first.text : ''
        messages.push({ role: 'assistant', content: said.content }, ...answers)
      }
    },
    refused: ['ROOT_ANY_OF', 'ROOT_ONE_OF', 'ROOT_ALL_OF', 'PROPERTIES_IN_BRACKETS'],
  })
}

for (const profile of ['common', 'gemini', 'gemini-json'] as const) {
  const provider = new GoogleProvider({ profile })
  tryWay<Tool[]>({
    name: `@google/genai, ${profile}`,
    vendor: 'gemini',
    profiles: [profile],
    provider,
    raw: ({ name, description, schema }) => {
      const parameters =
        profile === 'gemini' ? { parameters: schema } : { parametersJsonSchema: schema }
      return [{ functionDeclarations: [{ name, description, ...parameters }] }]
    },
    async ask(url, tools, session) {
      const { models } = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: url } })
      const contents: Content[] = [{ role: 'user', parts: [{ text: 'Go on.' }] }]
      for (;;) {
        const said = await models.generateContent({
          model: 'gemini-3-pro',
          contents,
          config: { tools },
        })
        const parts = session ? await provider.handleToolCalls(session, said) : []
        const content = said.candidates?.[0]?.content
        if (parts.length === 0 || !content) return said.text ?? ''
        contents.push(content, { role: 'user', parts })
      }
    },
    refused:
      profile === 'gemini' ? ofGemini : ['ROOT_ONE_OF', 'DEFINITIONS', 'RECURSION', 'BOUNDS'],
  })
}

const functions = new FunctionToolsProvider()
tryWay<FunctionTool[]>({
  name: '@mistralai/mistralai',
  vendor: 'mistral',
  profiles: ['common', 'mistral'],
  provider: functions,
  raw: ({ name, description, schema }) => {
    return [{ type: 'function', function: { name, description, parameters: schema } }]
  },
  async ask(url, tools, session) {
    const mistral = new Mistral({
      apiKey: 'none',
      serverURL: url,
      retryConfig: { strategy: 'none' },
    })
    const messages: ChatCompletionRequest['messages'] = [{ role: 'user', content: 'Go on.' }]
    for (;;) {
      const completion = await mistral.chat.complete({
        model: 'mistral-large-latest',
        messages,
        tools,
      })
      const said = completion.choices[0]?.message
      const calls = said?.toolCalls ?? []
      if (!said || calls.length === 0 || !session)
        return typeof said?.content === 'string' ? said.content : ''
      const tool_calls = calls.map(({ id = '', function: { name, arguments: written } }) => {
        const text = typeof written === 'string' ? written : JSON.stringify(written)
        return { id, type: 'function', function: { name, arguments: text } }
      })
      const answers = await functions.handleToolCalls(session, {
        choices: [{ message: { tool_calls } }],
      })
      messages.push({ ...said, role: 'assistant' })
      for (const { tool_call_id: toolCallId, content } of answers) {
        messages.push({ role: 'tool', toolCallId, content })
      }
    }
  },
  refused: [],
})

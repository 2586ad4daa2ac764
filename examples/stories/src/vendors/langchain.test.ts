import { ChatAnthropic } from '@langchain/anthropic'
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { type BaseMessage, HumanMessage } from '@langchain/core/messages'
import { type DynamicStructuredTool, tool } from '@langchain/core/tools'
import { ChatGoogleGenerativeAI } from '@langchain/google-genai'
import { ChatMistralAI } from '@langchain/mistralai'
import { ChatOpenAI } from '@langchain/openai'
import { LangChainProvider } from '@maillon/langchain'
import { tryWay, type Way } from './try-way.ts'

const settings = { apiKey: 'none', maxRetries: 0 }
for (const useResponsesApi of [false, true]) {
  tryLangChain({
    name: `@langchain/openai, ${useResponsesApi ? 'Responses' : 'Chat Completions'}`,
    vendor: 'openai',
    profiles: ['common', 'openai'],
    model: (url) => {
      const configuration = { baseURL: `${url}/v1` }
      return new ChatOpenAI({ ...settings, model: 'gpt-5.5', useResponsesApi, configuration })
    },
    refused: [
      'ROOT_ANY_OF',
      'ROOT_ONE_OF',
      'ROOT_ALL_OF',
      'NO_ITEMS',
      'TUPLE',
      'EMPTY_ENUM',
      // With Responses it sends `strict: null`, which is strict.
      ...(useResponsesApi ? ['PATTERNS'] : []),
      'LONG_DESCRIPTIONS',
    ],
  })
}
tryLangChain({
  name: '@langchain/anthropic',
  vendor: 'anthropic',
  profiles: ['common', 'anthropic'],
  model: (url) =>
    new ChatAnthropic({ ...settings, model: 'claude-sonnet-4-5', anthropicApiUrl: url }),
  // The first three it leaves out of the request, without a word.
  refused: ['ROOT_ANY_OF', 'ROOT_ONE_OF', 'ROOT_ALL_OF', 'PROPERTIES_IN_BRACKETS'],
})
tryLangChain({
  name: '@langchain/google-genai',
  vendor: 'gemini',
  profiles: ['common', 'gemini'],
  // It puts each answer into a turn of its own, which Gemini refuses: https://github.com/langchain-ai/langchainjs/issues/10342
  atOnce: false,
  model: (url) => new ChatGoogleGenerativeAI({ ...settings, model: 'gemini-3-pro', baseUrl: url }),
  refused: [
    'PROPERTY_NAMES',
    'LISTS_OF_TYPES',
    'OR_NULL',
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
    'PROPERTIES_THAT_ARE_DROPPED',
    'BOUNDS',
    'REQUIRED_BUT_NOT_THERE',
    'PATTERN_PROPERTIES',
    'CONDITIONS',
  ],
})
tryLangChain({
  name: '@langchain/mistralai',
  vendor: 'mistral',
  profiles: ['common', 'mistral'],
  model: (url) => new ChatMistralAI({ ...settings, model: 'mistral-large-latest', serverURL: url }),
  refused: [],
})

function tryLangChain({
  model,
  ...way
}: Pick<Way<DynamicStructuredTool[]>, 'name' | 'vendor' | 'profiles' | 'refused' | 'atOnce'> & {
  model(url: string): BaseChatModel
}) {
  tryWay<DynamicStructuredTool[]>({
    ...way,
    provider: new LangChainProvider(),
    raw: ({ name, description, schema }) => [tool(() => 'x', { name, description, schema })],
    async ask(url, tools) {
      const bound = model(url).bindTools?.(tools)
      const messages: BaseMessage[] = [new HumanMessage('Go on.')]
      for (;;) {
        const said = await bound?.invoke(messages)
        if (!said?.tool_calls?.length) return said?.text ?? ''
        messages.push(said)
        for (const call of said.tool_calls) {
          const called = tools.find(({ name }) => name === call.name)
          messages.push(await called?.invoke({ ...call, type: 'tool_call' }))
        }
      }
    },
  })
}

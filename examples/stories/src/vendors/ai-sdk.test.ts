import { createAnthropic } from '@ai-sdk/anthropic'
import { createGoogleGenerativeAI } from '@ai-sdk/google'
import { createMistral } from '@ai-sdk/mistral'
import { createOpenAI } from '@ai-sdk/openai'
import { VercelProvider } from '@maillon/vercel'
import {
  dynamicTool,
  generateText,
  isStepCount,
  jsonSchema,
  type LanguageModel,
  type ToolSet,
} from 'ai'
import { tryWay, type Way } from './try-way.ts'

const settings = (url: string) => ({ apiKey: 'none', baseURL: `${url}/v1` })
const ofOpenAI = [
  'ROOT_ANY_OF',
  'ROOT_ONE_OF',
  'ROOT_ALL_OF',
  'NO_ITEMS',
  'TUPLE',
  'EMPTY_ENUM',
  'LONG_DESCRIPTIONS',
]

tryAiSdk({
  name: '@ai-sdk/openai, Responses',
  vendor: 'openai',
  profiles: ['common', 'openai'],
  model: (url) => createOpenAI(settings(url)).responses('gpt-5.5'),
  refused: ofOpenAI,
})
tryAiSdk({
  name: '@ai-sdk/openai, Chat Completions',
  vendor: 'openai',
  profiles: ['common', 'openai'],
  model: (url) => createOpenAI(settings(url)).chat('gpt-5.5'),
  refused: ofOpenAI,
})
tryAiSdk({
  name: '@ai-sdk/anthropic',
  vendor: 'anthropic',
  profiles: ['common', 'anthropic'],
  model: (url) => createAnthropic(settings(url))('claude-sonnet-4-5'),
  refused: ['ROOT_ANY_OF', 'ROOT_ONE_OF', 'ROOT_ALL_OF', 'PROPERTIES_IN_BRACKETS'],
})
tryAiSdk({
  name: '@ai-sdk/google',
  vendor: 'gemini',
  profiles: ['common', 'gemini', 'gemini-json'],
  model: (url) => {
    return createGoogleGenerativeAI({ apiKey: 'none', baseURL: `${url}/v1beta` })('gemini-3-pro')
  },
  refused: ['ROOT_ONE_OF', 'DEFINITIONS', 'RECURSION', 'BOUNDS'],
})
tryAiSdk({
  name: '@ai-sdk/mistral',
  vendor: 'mistral',
  profiles: ['common', 'mistral'],
  model: (url) => createMistral(settings(url))('mistral-large-latest'),
  refused: [],
})

function tryAiSdk({
  model,
  ...way
}: Pick<Way<ToolSet>, 'name' | 'vendor' | 'profiles' | 'refused'> & {
  model(url: string): LanguageModel
}) {
  tryWay<ToolSet>({
    ...way,
    provider: new VercelProvider(),
    raw: ({ name, description, schema }) => ({
      [name]: dynamicTool({ description, inputSchema: jsonSchema(schema), execute: () => 'x' }),
    }),
    async ask(url, tools) {
      const asked = { model: model(url), tools, prompt: 'Go on.', maxRetries: 0 }
      return (await generateText({ ...asked, stopWhen: isStepCount(99) })).text
    },
  })
}

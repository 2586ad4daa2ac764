import { createOpenAI } from '@ai-sdk/openai'
import type { LanguageModel } from 'ai'

/** The model of OPENAI_API_KEY. Without a key, a stand-in that speaks OpenAI's API in this process. */
export async function chatModel(): Promise<LanguageModel> {
  const name = process.env.OPENAI_MODEL || 'gpt-5-mini'
  if (process.env.OPENAI_API_KEY) {
    const { OPENAI_BASE_URL: baseURL } = process.env
    // Servers that copy OpenAI's API know chat completions.
    return baseURL ? createOpenAI({ baseURL }).chat(name) : createOpenAI()(name)
  }
  const { inboxFetch } = await import('@maillon/testkit/story')
  return createOpenAI({ apiKey: 'none', fetch: inboxFetch('openai') })(name)
}

import { ChatOpenAI } from '@langchain/openai'

/** The model of OPENAI_API_KEY. Without a key, a stand-in that speaks OpenAI's API in this process. */
export async function chatModel(): Promise<ChatOpenAI> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL } = process.env
  const model = OPENAI_MODEL || 'gpt-5-mini'
  if (apiKey) return new ChatOpenAI({ model, apiKey, configuration: { baseURL } })
  const { inboxFetch } = await import('@maillon/testkit/story')
  return new ChatOpenAI({ model, apiKey: 'none', configuration: { fetch: inboxFetch('openai') } })
}

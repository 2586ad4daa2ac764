import OpenAI from 'openai'

/** The model of OPENAI_API_KEY. Without a key, a stand-in that speaks OpenAI's API in this process. */
export async function chatModel(): Promise<{ client: OpenAI; model: string }> {
  const model = process.env.OPENAI_MODEL || 'gpt-5-mini'
  if (process.env.OPENAI_API_KEY) return { client: new OpenAI(), model }
  const { inboxFetch } = await import('@maillon/testkit/story')
  return { client: new OpenAI({ apiKey: 'none', fetch: inboxFetch('openai') }), model }
}

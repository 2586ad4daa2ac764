import { inboxFetch } from '@maillon/testkit/story'
import OpenAI from 'openai'

/**
 * The model of OPENAI_API_KEY, at OPENAI_BASE_URL where that is set (any compatible server), by the name in OPENAI_MODEL;
 * without a key, a scripted stand-in that takes what OpenAI takes.
 */
export function chatModel(): { client: OpenAI; model: string } {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model = 'gpt-5-mini' } = process.env
  if (apiKey) return { client: new OpenAI(), model }
  const fetch = inboxFetch('openai')
  return { client: new OpenAI({ apiKey: 'none', fetch }), model: 'a scripted stand-in' }
}

import OpenAI from 'openai'
import { startModelServer } from './model-server.ts'

/**
 * The model of OPENAI_API_KEY, at OPENAI_BASE_URL where that is set (any compatible server), by the name in OPENAI_MODEL;
 * without a key, a scripted stand-in on loopback.
 */
export async function chatModel() {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model = 'gpt-5-mini' } = process.env
  if (apiKey) return { client: new OpenAI(), model, name: model, stop: () => undefined }
  const { baseURL, stop } = await startModelServer()
  const client = new OpenAI({ apiKey: 'none', baseURL })
  return { client, model: 'scripted', name: 'a scripted stand-in', stop }
}

import { GoogleGenAI } from '@google/genai'
import { inboxFetch } from '@maillon/testkit/story'

/**
 * The model of GEMINI_API_KEY, by the name in GEMINI_MODEL; without a key, a scripted stand-in that takes what Gemini
 * takes.
 */
export function chatModel(): { client: GoogleGenAI; model: string; name: string } {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL: model = 'gemini-3-flash-preview' } = process.env
  if (apiKey) return { client: new GoogleGenAI({ apiKey }), model, name: model }
  const fetch = inboxFetch('gemini')
  const client = new GoogleGenAI({ apiKey: 'none', httpOptions: { fetch } })
  return { client, model, name: 'a scripted stand-in' }
}

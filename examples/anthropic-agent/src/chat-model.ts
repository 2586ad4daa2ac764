import Anthropic from '@anthropic-ai/sdk'
import { inboxFetch } from '@maillon/testkit/story'

/**
 * The model of ANTHROPIC_API_KEY, by the name in ANTHROPIC_MODEL; without a key, a scripted stand-in that takes what
 * Anthropic takes.
 */
export function chatModel(): { client: Anthropic; model: string } {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_MODEL: model = 'claude-sonnet-5' } = process.env
  if (apiKey) return { client: new Anthropic(), model }
  const fetch = inboxFetch('anthropic')
  return { client: new Anthropic({ apiKey: 'none', fetch }), model: 'a scripted stand-in' }
}

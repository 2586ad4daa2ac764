import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { ChatOpenAI } from '@langchain/openai'
import { scriptedModel } from './scripted-model.ts'

/**
 * The model of OPENAI_API_KEY, at OPENAI_BASE_URL where that is set (any compatible server), by the name in OPENAI_MODEL;
 * without a key, a scripted stand-in.
 */
export function chatModel(recipient: string): { model: BaseChatModel; name: string } {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL } = process.env
  if (!apiKey) return { model: scriptedModel(recipient), name: 'a scripted stand-in' }
  const name = OPENAI_MODEL ?? 'gpt-5-mini'
  return { model: new ChatOpenAI({ model: name, apiKey, configuration: { baseURL } }), name }
}

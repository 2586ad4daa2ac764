import { createOpenAI } from '@ai-sdk/openai'
import type { LanguageModel } from 'ai'
import { scriptedModel } from './scripted-model.ts'

/**
 * The model of OPENAI_API_KEY, at OPENAI_BASE_URL where that is set (any compatible server), by the name in OPENAI_MODEL;
 * without a key, a scripted stand-in.
 */
export function chatModel(): { model: LanguageModel; modelName: string } {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL } = process.env
  if (!apiKey) return { model: scriptedModel(), modelName: 'a scripted stand-in' }
  const modelName = OPENAI_MODEL ?? 'gpt-5-mini'
  if (!baseURL) return { model: createOpenAI({ apiKey })(modelName), modelName }
  // Compatible servers know chat completions.
  return { model: createOpenAI({ apiKey, baseURL }).chat(modelName), modelName }
}

import { startModel } from '@maillon/testkit/models'
import { inboxModel } from '@maillon/testkit/story'
import type { MastraModelConfig } from '@mastra/core/llm'

/**
 * The model of OPENAI_API_KEY, at OPENAI_BASE_URL where that is set (any compatible server), by the name in OPENAI_MODEL;
 * without a key, a scripted stand-in on loopback that takes what OpenAI takes.
 */
export async function chatModel(): Promise<{
  name: string
  model: MastraModelConfig
  close(): void
}> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: url, OPENAI_MODEL = 'gpt-5-mini' } = process.env
  if (apiKey) {
    const model = { id: `openai/${OPENAI_MODEL}` as const, apiKey, ...(url && { url }) }
    return { name: OPENAI_MODEL, model, close: () => undefined }
  }
  const standIn = await startModel({ vendor: 'openai', replies: inboxModel })
  return {
    name: 'a scripted stand-in',
    model: { id: 'openai/scripted', apiKey: 'none', url: `${standIn.url}/v1` },
    close: () => void standIn.close(),
  }
}

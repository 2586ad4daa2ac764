import type { Refusal } from '../model-api.ts'
import { openaiRefusal } from './openai-refusal.ts'

/** More tools than a request may have: https://github.com/vishalmysore/Tools4AI/issues/16 */
export function toolCountRefusal(tools: unknown): Refusal | undefined {
  if (!Array.isArray(tools) || tools.length <= 128) return undefined
  const told = `Expected an array with maximum length 128, but got an array with length ${tools.length} instead.`
  return openaiRefusal(`Invalid 'tools': array too long. ${told}`, {
    param: 'tools',
    code: 'array_above_max_length',
  })
}

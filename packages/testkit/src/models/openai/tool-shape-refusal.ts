import { objectOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { openaiRefusal } from './openai-refusal.ts'

/** Tools that are no list, or that are written for another API: `facts` is what each function of this one has. */
export function toolShapeRefusal(tools: unknown, facts: 'function' | 'name'): Refusal | undefined {
  if (tools === undefined || tools === null) return undefined
  if (!Array.isArray(tools)) {
    // What a promise becomes, for one. No report from OpenAI's own: its words for other lists.
    const got = typeof tools === 'object' ? 'an object' : `a ${typeof tools}`
    const message = `Invalid type for 'tools': expected an array of objects, but got ${got} instead.`
    return openaiRefusal(message, { param: 'tools', code: 'invalid_type' })
  }
  for (const [index, tool] of tools.entries()) {
    const declared = objectOf(tool)
    // https://github.com/openai/openai-cookbook/issues/1248, https://github.com/microsoft/semantic-kernel/issues/6825 and
    // https://github.com/diegosouzapw/OmniRoute/issues/2390
    const needed = declared.type === 'function' ? ['type', facts] : ['type']
    const missing = needed.find((name) => declared[name] === undefined)
    if (missing !== undefined) {
      const param = `tools[${index}].${missing}`
      const message = `Missing required parameter: '${param}'.`
      return openaiRefusal(message, { param, code: 'missing_required_parameter' })
    }
  }
  return undefined
}

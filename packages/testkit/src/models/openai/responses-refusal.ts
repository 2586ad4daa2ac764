import { type JsonObject, objectsOf, textOf } from '../json.ts'
import type { Refusal } from '../model-api.ts'
import { type DeclaredFunction, functionRefusal } from './function-refusal.ts'
import { openaiRefusal } from './openai-refusal.ts'
import { textRefusal } from './text-refusal.ts'
import { toolCountRefusal } from './tool-count-refusal.ts'
import { toolShapeRefusal } from './tool-shape-refusal.ts'

/** Why OpenAI's Responses does not take a request; `kept` has the items of answers, by response and by their own id. */
export function responsesRefusal(
  { tools, input, previous_response_id: previous }: JsonObject,
  kept: ReadonlyMap<string, readonly JsonObject[]>,
): Refusal | undefined {
  const before = typeof previous === 'string' ? kept.get(previous) : []
  if (!before) {
    const message = `Previous response with id '${textOf(previous)}' not found.`
    return openaiRefusal(message, {
      param: 'previous_response_id',
      code: 'previous_response_not_found',
    })
  }
  return (
    toolShapeRefusal(tools, 'name') ??
    toolCountRefusal(tools) ??
    functionRefusal(declaredFunctions(tools, 'tools')) ??
    inputRefusal(before, objectsOf(input), kept)
  )
}

function declaredFunctions(tools: unknown, at: string): DeclaredFunction[] {
  return objectsOf(tools).flatMap((tool, index) => {
    const here = `${at}[${index}]`
    if (tool.type === 'namespace') return declaredFunctions(tool.tools, `${here}.tools`)
    if (tool.type !== 'function') return []
    // Left out, `strict` is true by the documentation; what strict mode cannot be made of is then taken as it is:
    // https://github.com/langchain-ai/langchain/pull/39309
    return [{ at: here, declared: tool, mayBeStrict: true }]
  })
}

function inputRefusal(
  before: readonly JsonObject[],
  input: readonly JsonObject[],
  kept: ReadonlyMap<string, readonly JsonObject[]>,
): Refusal | undefined {
  const calls = new Set(before.filter(isCall).map(({ call_id }) => textOf(call_id)))
  const answered = before.filter(({ type }) => type === 'function_call_output')
  const waiting = calls.difference(new Set(answered.map(({ call_id }) => textOf(call_id))))
  for (const [index, written] of input.entries()) {
    const item = written.type === 'item_reference' ? kept.get(textOf(written.id))?.[0] : written
    if (!item) {
      return openaiRefusal(`Item with id '${textOf(written.id)}' not found.`, { param: 'input' })
    }
    const id = textOf(item.call_id)
    if (isCall(item)) {
      const refusal =
        textRefusal(`input[${index}].call_id`, item.call_id, { max: 64 }) ??
        textRefusal(`input[${index}].name`, item.name, { pattern: '^[a-zA-Z0-9_-]+$', max: 64 })
      if (refusal) return refusal
      calls.add(id)
      waiting.add(id)
    } else if (item.type === 'function_call_output') {
      // https://github.com/microsoft/vscode/issues/320060
      if (!calls.has(id)) {
        const message = `No tool call found for function call output with call_id ${id}.`
        return openaiRefusal(message, { param: 'input' })
      }
      waiting.delete(id)
    }
  }
  const [open] = waiting
  if (open === undefined) return undefined
  // https://github.com/bytedance/trae-agent/issues/245
  return openaiRefusal(`No tool output found for function call ${open}.`, { param: 'input' })
}

function isCall({ type }: JsonObject): boolean {
  return type === 'function_call'
}

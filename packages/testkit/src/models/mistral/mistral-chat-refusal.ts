import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import { metaschemaFault } from '../json-schema/metaschema-fault.ts'
import type { Refusal } from '../model-api.ts'
import { mistralRefusal } from './mistral-refusal.ts'

/**
 * Why Mistral does not take a request, by the checks that it publishes:
 * https://github.com/mistralai/mistral-common/blob/main/src/mistral_common/protocol/instruct/validator.py
 */
export function mistralChatRefusal({ tools, messages }: JsonObject): Refusal | undefined {
  return toolsRefusal(objectsOf(tools)) ?? conversationRefusal(objectsOf(messages))
}

function toolsRefusal(tools: readonly JsonObject[]): Refusal | undefined {
  const seen = new Set<string>()
  for (const tool of tools) {
    const { name, parameters } = objectOf(tool.function)
    const fault = metaschemaFault(parameters ?? {}, 'draft-07')
    if (fault) return mistralRefusal(`Invalid tool schema: ${fault.message}`)
    const refusal = nameRefusal(name)
    if (refusal) return refusal
    // Not in what is published, nor in a report: two tools of one name are a fault of whoever sends them.
    if (seen.has(textOf(name))) return mistralRefusal('Tool names must be unique.')
    seen.add(textOf(name))
  }
  return undefined
}

/** https://github.com/Kochava-Studios/witsy/pull/164 */
function nameRefusal(name: unknown): Refusal | undefined {
  if (/^[a-zA-Z0-9_-]{1,64}$/.test(textOf(name))) return undefined
  const rule =
    'must be a-z, A-Z, 0-9, or contain underscores and dashes, with a maximum length of 64.'
  return mistralRefusal(`Function name was ${textOf(name)} but ${rule}`)
}

function conversationRefusal(messages: readonly JsonObject[]): Refusal | undefined {
  if (messages.length === 0) return misplaced('Conversation must have at least one message')
  let waiting = 0
  for (const [index, message] of messages.entries()) {
    const { role, tool_calls } = message
    const before = messages[index - 1]?.role
    // https://github.com/BerriAI/litellm/issues/6323
    if (typeof before === 'string' && !followers[before]?.includes(textOf(role))) {
      return misplaced(`Unexpected role '${textOf(role)}' after role '${before}'`)
    }
    const refusal = idsRefusal(message)
    if (refusal) return refusal
    if (role === 'tool') waiting -= 1
    else if (waiting !== 0) return uneven()
    if (role === 'assistant') waiting = objectsOf(tool_calls).length
  }
  if (waiting !== 0) return uneven()
  const last = messages.at(-1)
  if (last?.role !== 'assistant' || last.prefix === true) return undefined
  const rule =
    'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant'
  return misplaced(rule)
}

/** https://github.com/editor-code-assistant/eca/issues/233 */
function idsRefusal({ role, tool_calls, tool_call_id }: JsonObject): Refusal | undefined {
  if (role === 'tool' && typeof tool_call_id !== 'string') {
    return mistralRefusal('Tool call id has to be defined.')
  }
  const ids = role === 'tool' ? [tool_call_id] : objectsOf(tool_calls).map(({ id }) => id)
  const odd = ids.find((id) => !/^[a-zA-Z0-9]{9}$/.test(textOf(id)))
  if (odd === undefined) {
    const names = objectsOf(tool_calls).map((call) => objectOf(call.function).name)
    return names.map(nameRefusal).find((refusal) => refusal !== undefined)
  }
  const message = `Tool call id was ${textOf(odd)} but must be a-z, A-Z, 0-9, with a length of 9.`
  return mistralRefusal(message, { type: 'invalid_function_call', code: '3280' })
}

/** https://github.com/mistralai/client-python/issues/234 */
function uneven(): Refusal {
  return misplaced('Not the same number of function calls and responses')
}

function misplaced(message: string): Refusal {
  return mistralRefusal(message, { type: 'invalid_request_message_order', code: '3230' })
}

const followers: Record<string, readonly string[]> = {
  system: ['user', 'assistant', 'system'],
  user: ['assistant', 'system', 'user'],
  assistant: ['assistant', 'user', 'tool'],
  tool: ['assistant', 'tool'],
}

import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts'

/** What Anthropic finds wrong with the turns of a conversation. */
export function conversationFault(messages: readonly JsonObject[]): string | undefined {
  if (messages.length === 0) return 'messages: at least one message is required'
  const used = new Set<string>()
  for (const [index, message] of messages.entries()) {
    const fault =
      contentFault(message, index) ??
      callsFault(message, index, used) ??
      resultsFault(message, messages[index - 1], index) ??
      unansweredFault(message, messages[index + 1], index)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Measured in https://github.com/experientiallabs/experiential/pull/804 */
function contentFault({ role, content }: JsonObject, index: number): string | undefined {
  if (role !== 'user' && role !== 'assistant') {
    return `messages.${index}.role: Input should be 'user' or 'assistant'`
  }
  const isEmpty = content === '' || (Array.isArray(content) && content.length === 0)
  if (role === 'user' && isEmpty) {
    return `messages.${index}: user messages must have non-empty content`
  }
  const blocks = blocksOf(content)
  const texts = blocks.filter(({ type }) => type === 'text').map(({ text }) => textOf(text))
  if (texts.includes('')) return 'messages: text content blocks must be non-empty'
  const isBlank = texts.length > 0 && texts.length === blocks.length && !texts.join('').trim()
  return isBlank ? 'messages: text content blocks must contain non-whitespace text' : undefined
}

function callsFault(
  { role, content }: JsonObject,
  index: number,
  used: Set<string>,
): string | undefined {
  if (role !== 'assistant') return undefined
  for (const [place, { type, id, input }] of blocksOf(content).entries()) {
    if (type !== 'tool_use') continue
    const at = `messages.${index}.content.${place}`
    if (!/^[a-zA-Z0-9_-]+$/.test(textOf(id))) {
      return `${at}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`
    }
    if (!isObject(input)) return `${at}.tool_use.input: Input should be a valid dictionary`
    // https://github.com/trycua/cua/issues/524
    if (used.has(textOf(id))) return `${at}: \`tool_use\` ids must be unique`
    used.add(textOf(id))
  }
  return undefined
}

/** https://github.com/anthropics/claude-code/issues/13460 */
function resultsFault(
  { role, content }: JsonObject,
  before: JsonObject | undefined,
  index: number,
): string | undefined {
  if (role !== 'user') return undefined
  const calls = new Set(before?.role === 'assistant' ? callsOf(before.content) : [])
  const answered = new Set<string>()
  for (const [place, { type, tool_use_id }] of blocksOf(content).entries()) {
    if (type !== 'tool_result') continue
    const id = textOf(tool_use_id)
    if (answered.has(id)) {
      const rule = 'each tool_use must have a single result.'
      return `messages.${index}.content.${place}: ${rule} Found multiple \`tool_result\` blocks with id: ${id}`
    }
    if (!calls.has(id)) {
      const rule =
        'Each `tool_result` block must have a corresponding `tool_use` block in the previous message.'
      return `messages.${index}.content.${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. ${rule}`
    }
    answered.add(id)
  }
  return undefined
}

/**
 * Each result stands in the next message, before all that is no result:
 * https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use#handling-results-from-client-tools and
 * https://github.com/anthropics/claude-code/issues/8210
 */
function unansweredFault(
  { role, content }: JsonObject,
  next: JsonObject | undefined,
  index: number,
): string | undefined {
  if (role !== 'assistant') return undefined
  const blocks = next?.role === 'user' ? blocksOf(next.content) : []
  const other = blocks.findIndex(({ type }) => type !== 'tool_result')
  const first = other < 0 ? blocks : blocks.slice(0, other)
  const answered = new Set(first.map(({ tool_use_id }) => tool_use_id))
  const open = callsOf(content).filter((id) => !answered.has(id))
  if (open.length === 0) return undefined
  const rule =
    'Each `tool_use` block must have a corresponding `tool_result` block in the next message.'
  return `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(', ')}. ${rule}`
}

function callsOf(content: unknown): string[] {
  return blocksOf(content)
    .filter(({ type }) => type === 'tool_use')
    .map(({ id }) => textOf(id))
}

function blocksOf(content: unknown): JsonObject[] {
  return typeof content === 'string' && content !== ''
    ? [{ type: 'text', text: content }]
    : objectsOf(content)
}

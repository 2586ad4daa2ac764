import type { DeclaredTool, ModelCall, ScriptedReply } from '@maillon/testkit/models'
import { oddKinds } from './odd-kinds.ts'

/**
 * A model that calls each odd tool by the schema that it was given, all at once or one by one, and then says "done", or
 * what tools answered in place of it.
 */
export function obedientModel({ atOnce }: { atOnce: boolean }): ScriptedReply[] {
  const heard: string[] = []
  const kinds = Object.keys(oddKinds)
  const turns = atOnce ? [kinds] : kinds.map((kind) => [kind])
  const replies = turns.map<ScriptedReply>((turn) => ({ tools, results }) => {
    heard.push(...results)
    return { calls: turn.flatMap((kind) => callOf(kind, tools)) }
  })
  const last: ScriptedReply = ({ results }) => {
    const other = [...heard, ...results].filter((result) => !result.includes('done'))
    return { text: other.length > 0 ? other.join('\n') : 'done' }
  }
  return [...replies, last]
}

function callOf(kind: string, tools: readonly DeclaredTool[]): ModelCall[] {
  const odd = oddKinds[kind]
  const tool = tools.find(({ name }) => name.endsWith(kind))
  return odd && tool
    ? [{ name: tool.name, arguments: write(odd.input, odd.schema, tool.parameters) }]
    : []
}

type Schema = Record<string, unknown>

/** The arguments under the names that were offered, which stand in the order of the tool's own. */
function write(input: Schema, own: Schema, offered: Schema): Schema {
  const ownNames = Object.keys((own.properties as Schema | undefined) ?? {})
  const names = Object.keys((offered.properties as Schema | undefined) ?? {})
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      return [names.includes(name) ? name : (names[ownNames.indexOf(name)] ?? name), value]
    }),
  )
}

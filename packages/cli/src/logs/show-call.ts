import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { type Cell, table } from '../terminal/table.ts'

/** All that the log knows of a call. */
export async function showCall(id: string, given: ReachGiven & { json: boolean }): Promise<string> {
  return atEngine('maillon logs', given, async ({ logs }) => {
    const call = await logs.get(id)
    if (given.json) return JSON.stringify(call)
    const { content, actor, ...facts } = call
    const told = {
      ...facts,
      calledBy: actor.id === null ? actor.kind : `${actor.kind} ${actor.id}`,
      ...(content && {
        arguments: JSON.stringify(content.arguments),
        result: JSON.stringify(content.result),
      }),
    }
    const rows = Object.entries(told).flatMap(([name, value]): Cell[][] =>
      value === null ? [] : [[{ text: inWords(name), style: 'dim' }, String(value)]],
    )
    return table(['', ''], rows, { columns: undefined })
  })
}

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

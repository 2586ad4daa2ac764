import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { type Cell, table } from '../terminal/table.ts'
import { toolkitsOf } from './list-sessions.ts'

/** How a session is configured; nothing of it lets anybody in. */
export async function showSession(
  id: string,
  given: ReachGiven & { json: boolean },
): Promise<string> {
  return atEngine('maillon sessions show', given, async ({ sessions }) => {
    const session = await sessions.use(id)
    const { sessionId, config, configVersion } = session
    const tools = (await session.tools()).map(({ function: { name } }) => name)
    if (given.json) return JSON.stringify({ sessionId, configVersion, config, tools })
    const { user_id, toolkits: _, ...rest } = config
    const facts: [string, string][] = [
      ['id', sessionId],
      ['user', user_id],
      ['toolkits', toolkitsOf(config)],
      ...Object.entries(rest).map(([name, value]): [string, string] => [
        name.replaceAll('_', ' '),
        JSON.stringify(value),
      ]),
      ['version', `${configVersion}`],
      ['tools', tools.join(', ')],
    ]
    const rows = facts.map(([name, value]): Cell[] => [{ text: name, style: 'dim' }, value])
    return table(['', ''], rows, { columns: undefined })
  })
}

import type { ListedSession } from '@maillon/core'
import { allPages } from '../reach/all-pages.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { type Cell, table } from '../terminal/table.ts'

/** The sessions of all users, or of one, the newest first. */
export async function listSessions(
  given: ReachGiven & { user?: string | undefined; json: boolean },
): Promise<string> {
  const { user, json } = given
  const sessions = await atEngine('maillon sessions list', given, (maillon) =>
    allPages((paging) =>
      maillon.sessions.list({ ...paging, ...(user !== undefined && { userIds: [user] }) }),
    ),
  )
  if (json) return JSON.stringify(sessions)
  if (sessions.length === 0) return 'There is no such session.'
  return table(['ID', 'USER', 'TOOLKITS', 'SINCE', 'CHANGED'], sessions.map(rowOf))
}

function rowOf({ sessionId, userId, config, createdAt, updatedAt }: ListedSession): Cell[] {
  return [sessionId, userId, toolkitsOf(config), createdAt, updatedAt]
}

/** Which toolkits a session has, in a few words. */
export function toolkitsOf({ toolkits }: ListedSession['config']): string {
  if (!toolkits) return 'all'
  if ('enabled' in toolkits) return toolkits.enabled.join(', ') || 'none'
  return toolkits.disabled.length > 0 ? `all but ${toolkits.disabled.join(', ')}` : 'all'
}

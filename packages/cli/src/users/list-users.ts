import { allPages } from '../reach/all-pages.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { table } from '../terminal/table.ts'

/** Users who have sessions or accounts, by their ids. */
export async function listUsers(
  given: ReachGiven & { prefix?: string | undefined; json: boolean },
): Promise<string> {
  const { prefix, json } = given
  const users = await atEngine('maillon users list', given, async (maillon) =>
    allPages(async ({ cursor }) => maillon.users.list({ cursor, prefix, limit: 200 })),
  )
  if (json) return JSON.stringify(users)
  if (users.length === 0) return 'There is no such user.'
  return table(
    ['USER', 'ACCOUNTS', 'SESSIONS'],
    users.map(({ userId, connectedAccounts, sessions }) => [
      userId,
      String(connectedAccounts),
      String(sessions),
    ]),
  )
}

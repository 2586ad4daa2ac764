import { readFile, writeFile } from 'node:fs/promises'
import { Maillon, type Session } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { sessionConfig, userId } from './session.ts'

const file = '.maillon/session'

/** The user's session: the same one after a restart, so that clients find it where they did. */
export async function sessionOf(
  engine: Engine,
): Promise<Pick<Session<unknown>, 'sessionId' | 'mcp'>> {
  const maillon = new Maillon({ engine })
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known) {
    const session = await maillon.use(known).catch(() => undefined)
    if (session) {
      await session.update(sessionConfig)
      return session
    }
  }
  const session = await maillon.create(userId, sessionConfig)
  await writeFile(file, session.sessionId, { mode: 0o600 })
  return session
}

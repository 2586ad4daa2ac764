import { MaillonError } from '@maillon/core'
import { type Caller, insideCaller } from '../access/caller.ts'
import { consoleHeader } from '../access/console-access.ts'
import { consoleCaller } from '../access/console-logins.ts'
import type { HttpParts } from './parts.ts'
import type { PlainRequest } from '../plain-request.ts'

/** Finds who calls: by the key of the request, or by the capability of a call from inside the process. */
export type Authenticate = (request: PlainRequest) => Promise<Caller>

/** Asks the keys, and the console's logins where one is served. Throws `unauthorized`. */
export function createAuthenticate({
  apiKeys,
  ensureProject,
  consoleAccess,
}: Pick<HttpParts, 'apiKeys' | 'ensureProject' | 'consoleAccess'>): Authenticate {
  return async ({ inside, header }) => {
    if (inside) {
      await ensureProject(inside.projectId)
      return insideCaller(inside)
    }
    const key = header('x-api-key')
    const login =
      key === undefined && header(consoleHeader) !== undefined
        ? await consoleAccess?.loginOf({ headers: { get: (name) => header(name) ?? null } })
        : undefined
    const caller = login ? consoleCaller(login) : await apiKeys.callerOf(key ?? '')
    if (caller) return caller
    throw new MaillonError('unauthorized', {
      hint: 'Send a key of this engine in the x-api-key header.',
    })
  }
}

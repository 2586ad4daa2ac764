import type { Outbound } from './outbound.ts'

/** On whose behalf a request leaves: a user of a project. Compared and never shown. */
export function partyOf({ projectId, userId }: { projectId: string; userId: string }): string {
  return `${projectId}/${userId}`
}

/** The same way out, for requests to a toolkit's service on behalf of one party. */
export function onBehalfOf(outbound: Outbound, party: string, toolkit: string): Outbound {
  return Object.assign<Outbound, Pick<Outbound, 'close'>>(
    ((url, init) => outbound(url, { party, toolkit, ...init })) as Outbound,
    { close: () => outbound.close() },
  )
}

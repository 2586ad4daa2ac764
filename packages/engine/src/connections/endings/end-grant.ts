import type { Toolkit } from '@maillon/core/toolkit'
import { callUpstream } from '../calls/upstream-call.ts'
import type { Ending } from '../schemes/scheme.ts'
import { schemeFor, schemeOf } from '../schemes/schemes.ts'
import type { Grant } from './held-grant.ts'

/** Whether a toolkit's upstream can be asked to end what it gave. */
export function canEnd({ auth }: Toolkit): boolean {
  return schemeFor(auth)?.canEnd(auth) ?? false
}

/** Ends at its upstream what was given. Throws what kept it from that. */
export async function endGrant(
  way: Pick<Ending, 'outbound' | 'now'>,
  toolkit: Toolkit,
  { credential, client }: Grant,
): Promise<void> {
  const { auth } = toolkit
  const scheme = schemeOf(credential)
  if (!scheme.takes(auth)) return
  await scheme.end({ ...way, toolkit, auth, credential, client, call: callUpstream })
}

import { MaillonError } from '@maillon/core'
import type { PersonPart, Store } from '../store/store.ts'

/** What a user is known by: revocations and entries of the audit log are found by what else there is. */
const parts = [
  'sessions',
  'accounts',
  'attempts',
  'files',
  'idempotencyKeys',
  'calls',
  'usage',
] as const satisfies PersonPart[]

/** Whether anything is kept of a user, deleted accounts included. */
export async function isKnown(store: Store, projectId: string, userId: string): Promise<boolean> {
  for (const part of parts)
    if ((await store.persons.rows(projectId, userId, part, undefined, 1)).length > 0) return true
  if (await store.auditPersons.find(projectId, userId)) return true
  return (await store.persons.sharedWith(projectId, userId)).length > 0
}

/** For one who was erased as for one that never was. */
export function userNotFound(userId: string): MaillonError {
  return new MaillonError('user_not_found', {
    message: `Nothing is kept of a user "${userId}" in this project.`,
    hint: 'Pass the id that the app gave to sessions and accounts, to the letter.',
  })
}

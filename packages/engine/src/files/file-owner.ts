import type { FileRow } from '../store/rows.ts'

/** Who makes or uses files: a session, a user without one, or the project for nobody yet. */
export interface FileOwner {
  projectId: string
  userId?: string | undefined
  sessionId?: string | undefined
}

/** A session, as the owner of what is its alone. */
export type SessionOwner = FileOwner & { sessionId: string }

/** Whether a file is the owner's: of that very session, or of that user and no session. */
export function isOwn(row: FileRow, { userId, sessionId }: FileOwner): boolean {
  if (row.sessionId !== null) return row.sessionId === sessionId
  return row.userId !== null && row.userId === userId
}

/** Whether nobody has taken it yet. */
export function isUnclaimed({ userId, sessionId }: FileRow): boolean {
  return userId === null && sessionId === null
}

/** The columns that say whose a file is. */
export function ownerColumns({
  userId,
  sessionId,
}: Omit<FileOwner, 'projectId'>): Pick<FileRow, 'userId' | 'sessionId'> {
  return { userId: userId ?? null, sessionId: sessionId ?? null }
}

import type { SessionOwner } from '../../files/file-owner.ts'
import type { StoredFile } from '../../files/stored-file.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { checkSources, mayRead, sourceOf } from '../sources.ts'

/** As many as are listed at once. */
const mostListed = 100

/** A session as an owner of files. */
export function ownerOf({
  projectId,
  userId,
  id,
}: Pick<LiveSession, 'projectId' | 'userId' | 'id'>): SessionOwner {
  return { projectId, userId, sessionId: id }
}

/** A file of a session, or of its user. Throws `file_not_found`, and what `checkSources` throws. */
export async function findFile(
  parts: SessionParts,
  session: LiveSession,
  id: string,
): Promise<StoredFile> {
  const file = await parts.files.find(ownerOf(session), id)
  await checkSources(parts, session, [sourceOf(file)])
  return file
}

/** The files of a session that it can still read, the newest first. */
export async function listFiles(parts: SessionParts, session: LiveSession): Promise<StoredFile[]> {
  const { rows } = await parts.files.list(ownerOf(session), { limit: mostListed, offset: 0 })
  const isReadable = await Promise.all(
    rows.map((file) => mayRead(parts, session, [sourceOf(file)])),
  )
  return rows.filter((_, index) => isReadable[index])
}

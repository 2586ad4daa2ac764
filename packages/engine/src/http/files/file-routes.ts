import { MaillonError } from '@maillon/core'
import { type FileUpload, routes } from '@maillon/core/contract'
import type { Caller } from '../../access/caller.ts'
import type { FileOwner } from '../../files/file-owner.ts'
import { factsOf, type StoredFile } from '../../files/stored-file.ts'
import type { Kept } from '../done.ts'
import type { Mount } from '../mount.ts'
import { pageOf, sliceOf } from '../page.ts'
import type { HttpParts } from '../parts.ts'
import { addressOf } from './address-of.ts'

/** Files: begin one, read, list and delete; and what the contract's clients ask to upload one for a tool. */
export function mountFileRoutes(mount: Mount, parts: HttpParts): void {
  const { files, sessions } = parts

  /** Whose a file is to be. Throws `session_not_found`, also for a session of another user. */
  async function ownerOf(
    projectId: string,
    userId: string | undefined,
    sessionId: string | undefined,
  ): Promise<FileOwner> {
    if (sessionId === undefined) return { projectId, userId }
    const session = await sessions.get(projectId, sessionId)
    if (userId === undefined || session.userId === userId)
      return { projectId, userId: session.userId, sessionId }
    throw new MaillonError('session_not_found', {
      message: `The user has no session "${sessionId}".`,
      hint: 'Name a session of the same user, or leave user_id out.',
    })
  }

  /** One of the project's, or of those that the session may use. Throws `file_not_found`. */
  async function found(projectId: string, id: string, sessionId?: string): Promise<StoredFile> {
    if (sessionId === undefined) return files.findSigned({ projectId, id })
    return sessions.file(await sessions.get(projectId, sessionId), id)
  }

  /** An address lets whoever has it in: it is not kept, and whoever asks again gets a new one. */
  function begun(file: { projectId: string; id: string }, caller: Caller): FileUpload {
    const { url, expiresAt } = addressOf(parts, caller, 'upload', file)
    return { id: file.id, upload_url: url, expires_at: new Date(expiresAt).toISOString() }
  }
  const done = <Answer>(answer: Answer, id: string) => ({ answer, facts: { id }, isKept: false })

  mount(
    routes.createFile,
    async ({ projectId, caller, body }) => {
      const { user_id: userId, session_id: sessionId, name, mimetype, size } = body
      const owner = await ownerOf(projectId, userId, sessionId)
      const file = await files.begin(owner, { name, mimetype, size })
      return done(begun(file, caller), file.id)
    },
    async ({ facts: { id } }: Kept<FileUpload, { id: string }>, { projectId, caller }) =>
      begun(await files.upload({ projectId, id }), caller),
  )
  mount(routes.listFiles, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const { user_id: userId, session_id: sessionId } = query
    const owner = await ownerOf(projectId, userId, sessionId)
    const { rows, total } = await files.listOfProject(owner, slice)
    return pageOf(rows.map(factsOf), total, slice)
  })
  mount(routes.listUploads, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const { tool_slug: forTool, toolkit_slug: forToolkit } = query
    const { rows, total } = await files.listOfProject(
      { projectId, isForTool: true, forTool, forToolkit },
      slice,
    )
    const items = rows.map((file) => ({
      filename: file.name,
      md5: file.md5 ?? '',
      mimetype: file.mimetype,
      tool_slug: file.forTool ?? '',
      toolkit_slug: file.forToolkit ?? '',
    }))
    return pageOf(items, total, slice)
  })
  mount(
    routes.requestUpload,
    async ({ projectId, caller, body }) => {
      const { filename: name, mimetype, md5, tool_slug: tool, toolkit_slug: toolkit } = body
      const file = await files.begin(
        { projectId },
        { name, mimetype, upload: { md5, tool, toolkit } },
      )
      return done(requested(begun(file, caller)), file.id)
    },
    async ({ facts }, { projectId, caller }) =>
      requested(begun(await files.upload({ projectId, id: facts.id }), caller)),
  )
  mount(routes.getFile, async ({ projectId, caller, param, query }) => {
    const file = await found(projectId, param('fileId'), query.session_id)
    const { url, expiresAt } = addressOf(parts, caller, 'download', file)
    const ends = new Date(expiresAt).toISOString()
    return { ...factsOf(file), download_url: url, download_url_expires_at: ends }
  })
  mount(routes.deleteFile, async ({ projectId, param, query }) => {
    const { id, userId, sessionId } = await found(projectId, param('fileId'), query.session_id)
    await files.delete(
      { projectId, userId: userId ?? undefined, sessionId: sessionId ?? undefined },
      id,
    )
    return { success: true }
  })
}

/** As the contract's clients read it: they upload by the address, and give a tool the key. */
function requested({ id, upload_url: url }: FileUpload) {
  const place = { id, key: id, new_presigned_url: url, newPresignedUrl: url }
  return { ...place, type: 'new' as const, metadata: { storage_backend: 's3' as const } }
}

import { MaillonError } from '@maillon/core'
import { newId } from '../ids.ts'
import type { FilePart, FileRow } from '../store/rows.ts'
import type { FileUsage, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { checkBounds, checkSize } from './check-bounds.ts'
import { cleanName } from './clean-name.ts'
import type { FilePolicy } from './file-options.ts'
import { type FileOwner, isOwn, isUnclaimed, ownerColumns } from './file-owner.ts'
import { openRow, sealRow } from './seal-row.ts'

/** What is said of a file before its bytes come. */
export interface NewFile {
  name: string
  /** As it is claimed to be; the bytes are looked at. */
  mimetype?: string | undefined
  /** Bytes that are to come, where that is known. */
  size?: number | undefined
  /** As the contract's clients announce what they upload: its MD5 in hexadecimal, and the tool that it is for. */
  upload?: { md5: string; tool: string; toolkit: string } | undefined
  /** The tool that makes it, and the account that it is read from. */
  source?: { tool: string; accountId: string | null } | undefined
  /** Where it stands among the files of its session, in place of what stood there; below its id when left out. */
  path?: string | undefined
}

/** A file by its id, for those whom a signed address lets in: whose it is was settled when that was signed. */
export type FilePlace = Pick<FileRow, 'projectId' | 'id'>

/** Columns that change, and what of the bounds it takes. */
type Change = Partial<FileRow> & { more?: { project?: FileUsage; user?: FileUsage } }

/** The rows of files, each change of which keeps to the bounds and is sealed with the file's key. */
export interface FileRows {
  /**
   * Its row comes before its bytes, so that it counts, and so that what is left of a process that died is known to be
   * nothing.
   */
  begin(owner: FileOwner, what: NewFile, fileKey: Buffer, growingMs: number): Promise<FileRow>
  /** Throws `file_not_found` when the file is gone, or was changed since it was read. */
  change(row: FileRow, change: Change, fileKey: Buffer): Promise<FileRow>
  /** Makes it a file that can be found, in place of what stood at its path; answers what went. */
  complete(
    row: FileRow,
    facts: Pick<FileRow, 'mimetype' | 'size' | 'sha256' | 'parts'>,
    fileKey: Buffer,
  ): Promise<{ row: FileRow; replaced: FileRow[] }>
  /** Whether its row names a part, or may: a change whose answer was lost may have been made. */
  mayName(place: FilePlace, part: FilePart): Promise<boolean>
  /** A whole one that is the owner's, or nobody's yet. Throws `file_not_found`. */
  visible(owner: FileOwner, id: string): Promise<FileRow>
  /** The same; what was nobody's is the owner's from then on. */
  find(owner: FileOwner, id: string): Promise<FileRow>
  /** A whole one, whosever it is. Throws `file_not_found`. */
  live(place: FilePlace): Promise<FileRow>
}

/** The rows of an engine's files. */
export function createFileRows({
  store,
  vault,
  policy,
  now,
}: {
  store: Store
  vault: Vault
  policy: FilePolicy
  now: () => number
}): FileRows {
  async function update<T>(
    row: FileRow,
    { more, ...columns }: Change,
    fileKey: Buffer,
    after: (transaction: Store, updated: FileRow) => Promise<T>,
  ): Promise<T> {
    const at = now()
    const next = { ...row, ...columns, revision: row.revision + 1 }
    // Outside of the transaction: it may have to look up the project's data key.
    const written = { ...columns, key: await sealRow(vault, next, fileKey), updatedAt: at }
    return store.transaction(async (transaction) => {
      if (more) await checkBounds(transaction, next, { more, policy, now: at })
      const { files } = transaction
      const updated = await files.update(row.projectId, row.id, written, row.revision)
      if (!updated) throw fileNotFound(row.id)
      return after(transaction, updated)
    })
  }

  const isLive = (row: FileRow | undefined): row is FileRow =>
    row !== undefined && row.status === 'whole' && row.expiresAt > now()

  const rows: FileRows = {
    async begin(owner, what, fileKey, growingMs) {
      const at = now()
      const size = what.size ?? 0
      checkSize(size, policy)
      const id = newId('file_')
      const name = cleanName(what.name)
      const row = {
        id,
        projectId: owner.projectId,
        ...ownerColumns(owner),
        status: 'growing' as const,
        name,
        mimetype: isPlain(what.mimetype) ? what.mimetype : 'application/octet-stream',
        size,
        sha256: null,
        path: what.path ?? pathOf(owner, { id, name }),
        announcedSize: what.size ?? null,
        md5: what.upload?.md5 ?? null,
        forTool: what.upload?.tool ?? null,
        forToolkit: what.upload?.toolkit ?? null,
        tool: what.source?.tool ?? null,
        accountId: what.source?.accountId ?? null,
        parts: [],
        revision: 1,
        createdAt: at,
        updatedAt: at,
        expiresAt: at + growingMs,
      }
      const sealed = { ...row, key: await sealRow(vault, row, fileKey) }
      const one = { count: 1, bytes: size }
      await store.transaction(async (transaction) => {
        await checkBounds(transaction, row, { more: { project: one, user: one }, policy, now: at })
        await transaction.files.insert(sealed)
      })
      return sealed
    },
    change: (row, columns, fileKey) => update(row, columns, fileKey, async (_, updated) => updated),
    async complete(row, facts, fileKey) {
      const grown = { count: 0, bytes: facts.size - row.size }
      const whole = { ...facts, status: 'whole', expiresAt: now() + policy.lifetimeMs } as const
      const change = { ...whole, more: { project: grown, user: grown } }
      return update(row, change, fileKey, async ({ files }, updated) => {
        const stands = updated.sessionId !== null && updated.path !== null
        return { row: updated, replaced: stands ? await files.deleteOthersAt(updated) : [] }
      })
    },
    async mayName({ projectId, id }, { object }) {
      try {
        const row = await store.files.find(projectId, id)
        return row?.parts.some((one) => one.object === object) ?? false
      } catch {
        return true
      }
    },
    async live({ projectId, id }) {
      const row = await store.files.find(projectId, id)
      if (isLive(row)) return row
      throw fileNotFound(id)
    },
    async visible(owner, id) {
      const row = await rows.live({ projectId: owner.projectId, id })
      if (isOwn(row, owner) || isUnclaimed(row)) return row
      throw fileNotFound(id)
    },
    async find(owner, id) {
      const row = await rows.visible(owner, id)
      if (!isUnclaimed(row) || owner.userId === undefined) return row
      const more = { user: { count: 1, bytes: row.size } }
      try {
        const fileKey = await openRow(vault, row)
        const taken = { ...ownerColumns(owner), path: pathOf(owner, row) }
        return await rows.change(row, { ...taken, more }, fileKey)
      } catch (error) {
        // Another call of the same owner may have been faster.
        const taken = await store.files.find(row.projectId, row.id)
        if (isLive(taken) && isOwn(taken, owner)) return taken
        throw error
      }
    },
  }
  return rows
}

/** Where a file stands that nobody gave a place: in its session, each has one. */
function pathOf({ sessionId }: FileOwner, { id, name }: Pick<FileRow, 'id' | 'name'>) {
  return sessionId === undefined ? null : `${id}/${name}`
}

/** What a media type can be, so that any database holds it. */
function isPlain(mimetype: string | undefined): mimetype is string {
  return mimetype !== undefined && /^[\x20-\x7e]{1,200}$/.test(mimetype)
}

/** For another's as for one that never was. */
export function fileNotFound(id: string): MaillonError {
  return new MaillonError('file_not_found', {
    message: `There is no file "${id}" for this user and session.`,
    hint: 'Files are kept for a while, for their own user or session. Store it anew, or run the tool again that made it.',
  })
}

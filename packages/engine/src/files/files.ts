import { randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import { newId } from '../ids.ts'
import type { FilePart, FileRow } from '../store/rows.ts'
import type { FileUsage, Page, Paging, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { abortable } from './abortable.ts'
import { checkBounds, checkSize } from './check-bounds.ts'
import { cleanName } from './clean-name.ts'
import type { FilePolicy } from './file-options.ts'
import { type FileOwner, isOwn, isUnclaimed, ownerColumns } from './file-owner.ts'
import { lookedAt } from './incoming.ts'
import { lookAt } from './look-at.ts'
import { openRow, sealRow } from './seal-row.ts'
import { openPieces, sealPieces } from './sealed-stream.ts'
import type { Storage } from './storage/storage.ts'
import { described, type StoredFile } from './stored-file.ts'

/** What is said of a file before its bytes come. */
export interface NewFile {
  name: string
  /** As it is claimed to be; the bytes are looked at. */
  mimetype?: string | undefined
  /** Bytes that are to come, where that is known. */
  size?: number | undefined
  /** The tool that makes it, and the account that it is read from. */
  source?: { tool: string; accountId: string | null } | undefined
  /** Where it stands among the files of its session, in place of what stood there. */
  path?: string | undefined
}

/** Files of users and sessions, sealed in a storage. */
export interface Files {
  /**
   * Stores what comes to its end, sealed. Nothing stays of one that breaks off, is aborted, or is over a bound. Throws
   * `file_too_large`, `file_quota`, `unavailable`, and what `bytes` throws.
   */
  store(
    owner: FileOwner,
    what: NewFile,
    bytes: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<StoredFile>
  /**
   * A file of this owner. One that is nobody's yet is the first user's, or session's, that finds it. Throws
   * `file_not_found`, for another's as for one that never was; `secret_unreadable` for a row that was changed.
   */
  find(owner: FileOwner, id: string): Promise<StoredFile>
  /** The file that stands there among those of a session. */
  findByPath(owner: FileOwner & { sessionId: string }, path: string): Promise<StoredFile>
  /**
   * Bytes [from, to) of it, opened and checked; throws `file_not_found` and, in the middle too, `secret_unreadable` for
   * bytes that were changed.
   */
  read(file: StoredFile, range?: { from?: number; to?: number }): AsyncIterable<Uint8Array>
  /** The newest first; `pathPrefix` leaves out those without a path that begins with it. */
  list(owner: FileOwner, paging: Paging & { pathPrefix?: string }): Promise<Page<StoredFile>>
  /** Throws `file_not_found`. */
  delete(owner: FileOwner, id: string): Promise<void>
  close(): Promise<void>
}

export interface FilesParts {
  store: Store
  vault: Vault
  storage: Storage
  policy: FilePolicy
  /** Milliseconds since 1970. */
  now: () => number
}

/** A file whose bytes stop coming is given up after this long. */
const growingMs = 3_600_000
/** Bytes that may have come before they count: so often a bound is asked while a file grows. */
const chargedBytes = 16 * 1024 * 1024

/** The files of an engine. */
export function createFiles({ store, vault, storage, policy, now }: FilesParts): Files {
  /** Its row comes first, so that it counts, and so that what is left of a process that died is known to be nothing. */
  async function begin(owner: FileOwner, what: NewFile, fileKey: Buffer): Promise<FileRow> {
    const at = now()
    const size = what.size ?? 0
    checkSize(size, policy)
    const row = {
      id: newId('file_'),
      projectId: owner.projectId,
      ...ownerColumns(owner),
      status: 'growing' as const,
      name: cleanName(what.name),
      mimetype: what.mimetype ?? 'application/octet-stream',
      size,
      sha256: null,
      path: what.path ?? null,
      tool: what.source?.tool ?? null,
      accountId: what.source?.accountId ?? null,
      parts: [],
      revision: 1,
      createdAt: at,
      updatedAt: at,
      expiresAt: at + growingMs,
    }
    const sealed = { ...row, key: await sealRow(vault, row, fileKey) }
    const more = { count: 1, bytes: size }
    await store.transaction(async (transaction) => {
      await checkBounds(transaction, sealed, {
        more: { project: more, user: more },
        policy,
        now: at,
      })
      await transaction.files.insert(sealed)
    })
    return sealed
  }

  /** Throws `file_not_found` when the file is gone, or was changed meanwhile. */
  async function change(
    row: FileRow,
    columns: Partial<FileRow>,
    fileKey: Buffer,
    more?: { project: FileUsage; user: FileUsage },
  ): Promise<FileRow> {
    const at = now()
    const next = { ...row, ...columns, revision: row.revision + 1 }
    const written = { ...columns, key: await sealRow(vault, next, fileKey), updatedAt: at }
    const update = ({ files }: Store) => files.update(row.projectId, row.id, written, row.revision)
    const updated = await (more
      ? store.transaction(async (transaction) => {
          await checkBounds(transaction, next, { more, policy, now: at })
          return update(transaction)
        })
      : update(store))
    if (!updated) throw notFound(row.id)
    return updated
  }

  const grownBy = (bytes: number) => ({ count: 0, bytes })

  /** Writes bytes as a new object; the row answered has it charged, and not among its parts yet. */
  async function write(
    row: FileRow,
    fileKey: Buffer,
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ): Promise<{ row: FileRow; part: FilePart; head: Uint8Array }> {
    const { projectId, id } = row
    let charged = row
    const incoming = lookedAt(abortable(bytes, signal), async (size) => {
      checkSize(size, policy)
      const isStale = charged.expiresAt - now() < growingMs / 2
      if (size - charged.size < chargedBytes && !isStale) return
      const next = Math.max(size, charged.size)
      const more = grownBy(next - charged.size)
      charged = await change(charged, { size: next, expiresAt: now() + growingMs }, fileKey, {
        project: more,
        user: more,
      })
    })
    const name = `${id}.${newId('')}`
    const sealed = sealPieces({ fileKey, projectId, fileId: id, name }, incoming.bytes)
    await storage.write(name, sealed, signal)
    const part = { object: name, size: incoming.size(), sha256: incoming.sha256() }
    return { row: charged, part, head: incoming.head() }
  }

  /** The row first: bytes without a row are nobody's, and are swept; a row without bytes would be a file. */
  async function drop(row: FileRow): Promise<boolean> {
    const deleted = await store.files.delete(row.projectId, [row.id])
    for (const { object } of deleted.flatMap(({ parts }) => parts)) await storage.delete(object)
    return deleted.length > 0
  }

  const isLive = (row: FileRow | undefined): row is FileRow =>
    row !== undefined && row.status === 'whole' && row.expiresAt > now()

  async function claim(row: FileRow, owner: FileOwner): Promise<FileRow> {
    const fileKey = await openRow(vault, row)
    const more = { project: grownBy(0), user: { count: 1, bytes: row.size } }
    return change(row, ownerColumns(owner), fileKey, more).catch(async (error) => {
      // Somebody was faster: another call of the same session, it may be.
      const taken = await store.files.find(row.projectId, row.id)
      if (isLive(taken) && isOwn(taken, owner)) return taken
      throw error
    })
  }

  return {
    async store(owner, what, bytes, signal) {
      const fileKey = randomBytes(32)
      const begun = await begin(owner, what, fileKey)
      try {
        const { row, part, head } = await write(begun, fileKey, bytes, signal)
        const more = grownBy(part.size - row.size)
        const { size, sha256 } = part
        const mimetype = await lookAt(head, what)
        const whole = { status: 'whole', mimetype, size, sha256, parts: [part] } as const
        const expiresAt = now() + policy.lifetimeMs
        const stored = await change(row, { ...whole, expiresAt }, fileKey, {
          project: more,
          user: more,
        }).catch(async (error) => {
          await storage.delete(part.object)
          throw error
        })
        return described(stored)
      } catch (error) {
        // What cannot be taken away now is swept.
        await drop(begun).catch(() => {})
        throw error
      }
    },
    async find(owner, id) {
      const row = await store.files.find(owner.projectId, id)
      if (!isLive(row)) throw notFound(id)
      if (isUnclaimed(row)) {
        if (owner.userId !== undefined) return described(await claim(row, owner))
      } else if (!isOwn(row, owner)) throw notFound(id)
      await openRow(vault, row)
      return described(row)
    },
    async findByPath(owner, path) {
      const row = await store.files.findByPath(owner.projectId, owner.sessionId, path, now())
      if (!row) throw notFound(path)
      await openRow(vault, row)
      return described(row)
    },
    async *read({ projectId, id }, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) {
      const row = await store.files.find(projectId, id)
      if (!isLive(row)) throw notFound(id)
      const fileKey = await openRow(vault, row)
      let start = 0
      for (const { object: name, size } of row.parts) {
        const range = { from: Math.max(from - start, 0), to: Math.min(to - start, size) }
        start += size
        if (range.from >= range.to && row.size > 0) continue
        const object = { fileKey, projectId, fileId: id, name }
        const read = (first: number, end: number) => storage.read(name, first, end)
        yield* openPieces(object, { size, ...range }, read)
      }
    },
    async list(owner, { pathPrefix, ...paging }) {
      const filter = { ...ownerColumns(owner), pathPrefix }
      const { rows, total } = await store.files.list(owner.projectId, filter, paging, now())
      return { rows: rows.map(described), total }
    },
    async delete(owner, id) {
      const row = await store.files.find(owner.projectId, id)
      if (!isLive(row) || !(isUnclaimed(row) || isOwn(row, owner))) throw notFound(id)
      if (!(await drop(row))) throw notFound(id)
    },
    close: () => storage.close(),
  }
}

function notFound(id: string): MaillonError {
  return new MaillonError('file_not_found', {
    message: `There is no file "${id}" for this user and session.`,
    hint: 'Files are kept for a while, for their own user or session. Store it anew, or run the tool again that made it.',
  })
}

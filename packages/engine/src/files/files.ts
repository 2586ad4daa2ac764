import { randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { FileRow } from '../store/rows.ts'
import type { FileFilter, Page, Paging, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { abortable } from './abortable.ts'
import { checkSize } from './check-bounds.ts'
import type { FilePolicy } from './file-options.ts'
import { type FileOwner, ownerColumns, type SessionOwner } from './file-owner.ts'
import { createFileRows, fileNotFound, type FilePlace, type NewFile } from './file-rows.ts'
import { type Claim, lookAt } from './look-at.ts'
import { createFileObjects } from './objects.ts'
import { openRow } from './seal-row.ts'
import type { Storage } from './storage/storage.ts'
import { described, type StoredFile } from './stored-file.ts'
import { createSweep, type Sweep } from './sweep.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** Files of users and sessions, sealed in a storage. */
export interface Files extends Uploads, Sweep {
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
   * Takes all bytes of an upload at once, in place of what has come of it. Of those that break off nothing stays, and they
   * can be sent again. Throws as `store`, `file_not_found`, and `already_done` for one that is whole.
   */
  fill(
    place: FilePlace,
    bytes: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<StoredFile>
  /**
   * A file of this owner. One that is nobody's yet is the first user's, or session's, that finds it. Throws
   * `file_not_found`, for another's as for one that never was; `secret_unreadable` for a row that was changed.
   */
  find(owner: FileOwner, id: string): Promise<StoredFile>
  /** Whosever it is: for who comes by a signed address. Throws as `find`. */
  findSigned(place: FilePlace): Promise<StoredFile>
  /** The file that stands there among those of a session. Throws as `find`. */
  findByPath(owner: SessionOwner, path: string): Promise<StoredFile>
  /**
   * Bytes [from, to) of it, opened and checked; throws `file_not_found` and, in the middle too, `secret_unreadable` for
   * bytes that were changed.
   */
  read(file: FilePlace, range?: { from?: number; to?: number }): AsyncIterable<Uint8Array>
  /** The newest first; `pathPrefix` leaves out those without a path that begins with it. */
  list(
    owner: FileOwner,
    paging: Paging & { pathPrefix?: string | undefined },
  ): Promise<Page<StoredFile>>
  /** Those of a project that fit, whosever they are, the newest first. */
  listOfProject(
    filter: FileFilter & { projectId: string },
    paging: Paging,
  ): Promise<Page<StoredFile>>
  /** Throws `file_not_found`. */
  delete(owner: FileOwner, id: string): Promise<void>
  /** Those of a project with these ids, however far they have come; answers how many there were. */
  deleteAll(projectId: string, ids: readonly string[]): Promise<number>
  /** What stands there among the files of a session; nothing is fine. */
  deleteByPath(owner: SessionOwner, path: string): Promise<void>
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

/** A file that is stored at once, and whose bytes stop coming, is given up after this long. */
const growingMs = 3_600_000
/** Bytes that may have come before they count: so often a bound is asked while a file grows. */
const chargedBytes = 16 * 1024 * 1024

/** The files of an engine. */
export function createFiles({ store, vault, storage, policy, now }: FilesParts): Files {
  let found: Promise<string> | undefined
  const space = async () => {
    found ??= store.files.space()
    return found.catch((error) => {
      found = undefined
      throw error
    })
  }
  const rows = createFileRows({ store, vault, policy, now })
  const objects = createFileObjects(storage, space)
  const parts = { store, vault, storage, policy, now, rows, objects, space }

  /** Grows the row with the bytes, at times, so that a bound ends one that goes on and on. */
  function charging(begun: FileRow, fileKey: Buffer) {
    let row = begun
    return {
      row: () => row,
      async onGrown(size: number) {
        checkSize(size, policy)
        const isStale = row.expiresAt - now() < growingMs / 2
        if (size - row.size < chargedBytes && !isStale) return
        const grown = { count: 0, bytes: Math.max(size - row.size, 0) }
        const expiresAt = now() + growingMs
        const change = { size: row.size + grown.bytes, expiresAt }
        row = await rows.change(row, { ...change, more: { project: grown, user: grown } }, fileKey)
      },
    }
  }

  /** Makes a row that was begun a whole file of bytes that come at once. */
  async function take(
    begun: FileRow,
    fileKey: Buffer,
    claim: Claim,
    bytes: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<StoredFile> {
    const { row, onGrown } = charging(begun, fileKey)
    const { part, head } = await objects.write(begun, fileKey, bytes, { onGrown, signal })
    try {
      const { size, sha256 } = part
      const facts = { mimetype: await lookAt(head, claim), size, sha256, parts: [part] }
      const stored = await rows.complete(row(), facts, fileKey)
      await objects.delete(stored.replaced.flatMap((one) => one.parts))
      return described(stored.row)
    } catch (error) {
      if (!(await rows.mayName(begun, part))) await objects.delete([part])
      throw error
    }
  }

  async function remove({ projectId, id }: FilePlace): Promise<boolean> {
    // The row first: bytes without a row are swept; a row without bytes would be a file.
    const deleted = await store.files.delete(projectId, [id])
    await objects.delete(deleted.flatMap((row) => row.parts))
    return deleted.length > 0
  }

  return {
    ...createUploads(parts),
    ...createSweep(parts),
    async store(owner, what, bytes, signal) {
      const fileKey = randomBytes(32)
      const begun = await rows.begin(owner, what, fileKey, growingMs)
      try {
        return await take(begun, fileKey, what, abortable(bytes, signal), signal)
      } catch (error) {
        // What cannot be taken away now is swept.
        await remove(begun).catch(() => {})
        throw error
      }
    },
    async fill(place, bytes, signal) {
      const begun = await store.files.find(place.projectId, place.id)
      if (!begun || begun.expiresAt <= now()) throw fileNotFound(place.id)
      if (begun.status === 'whole') throw alreadyWhole(place.id)
      const fileKey = await openRow(vault, begun)
      try {
        const stored = await take(begun, fileKey, begun, abortable(bytes, signal), signal)
        await objects.delete(begun.parts)
        return stored
      } catch (error) {
        // Another request may have been faster.
        const taken = MaillonError.is(error, 'file_not_found') && (await rows.live(place))
        throw taken ? alreadyWhole(place.id) : error
      }
    },
    async find(owner, id) {
      return checked(await rows.find(owner, id))
    },
    async findSigned(place) {
      return checked(await rows.live(place))
    },
    async findByPath(owner, path) {
      const row = await store.files.findByPath(owner.projectId, owner.sessionId, path, now())
      if (!row) throw fileNotFound(path)
      return checked(row)
    },
    async *read(place, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) {
      const row = await rows.live(place)
      yield* objects.read(row, await openRow(vault, row), from, to)
    },
    async list(owner, { pathPrefix, ...paging }) {
      const filter = { ...ownerColumns(owner), pathPrefix }
      const { rows: listed, total } = await store.files.list(owner.projectId, filter, paging, now())
      return { rows: listed.map(described), total }
    },
    async delete(owner, id) {
      const row = await rows.visible(owner, id)
      if (!(await remove(row))) throw fileNotFound(id)
    },
    async listOfProject({ projectId, ...filter }, paging) {
      const { rows: listed, total } = await store.files.list(projectId, filter, paging, now())
      return { rows: listed.map(described), total }
    },
    async deleteAll(projectId, ids) {
      const deleted = await store.files.delete(projectId, ids)
      await objects.delete(deleted.flatMap((row) => row.parts))
      return deleted.length
    },
    async deleteByPath({ projectId, sessionId }, path) {
      const row = await store.files.findByPath(projectId, sessionId, path, now())
      if (row) await remove(row)
    },
    close: () => storage.close(),
  }

  async function checked(row: FileRow): Promise<StoredFile> {
    await openRow(vault, row)
    return described(row)
  }
}

function alreadyWhole(id: string): MaillonError {
  return new MaillonError('already_done', {
    message: `The file ${id} was uploaded before.`,
    hint: 'Use it by its id, or ask for an address for another file.',
  })
}

import { createHash, randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { FilePart, FileRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import { abortable } from './abortable.ts'
import type { FileOwner } from './file-owner.ts'
import { fileNotFound, type FilePlace, type FileRows, type NewFile } from './file-rows.ts'
import { lookAt, lookedAtBytes } from './look-at.ts'
import type { FileObjects } from './objects.ts'
import { openRow } from './seal-row.ts'
import { described, type StoredFile } from './stored-file.ts'

/** How far the upload of a file is. */
export interface Upload
  extends Pick<
    FileRow,
    'id' | 'projectId' | 'userId' | 'sessionId' | 'name' | 'md5' | 'createdAt' | 'expiresAt'
  > {
  /** As it was claimed to be, until it is whole. */
  mimetype: string
  /** Bytes that are to come in all; null where that was not told. */
  size: number | null
  /** Bytes that have come: where the next ones go. */
  offset: number
  /** Whether it is a file by now. */
  isWhole: boolean
}

/** Files whose bytes come in several requests. Nobody finds one before it is finished; one that is left is swept. */
export interface Uploads {
  /** Its size, where that is told, counts from now on. Throws `file_too_large`, `file_quota`. */
  begin(owner: FileOwner, what: NewFile): Promise<Upload>
  /** Throws `file_not_found`. */
  upload(place: FilePlace): Promise<Upload>
  /**
   * Adds bytes at the offset that it has grown to. What came of bytes that break off, or are aborted, stays, and the
   * error is thrown. Throws `file_offset_conflict`, also for the later one of two at once, and `file_too_large` for
   * more than was announced, `unsupported` for one whose size was not told.
   */
  append(
    place: FilePlace,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<Upload>
  /** Makes a file of what has come to its size; the same again for one that is whole. Throws `file_offset_conflict`. */
  finish(place: FilePlace): Promise<StoredFile>
  /** Gives up an upload that is not finished. Throws `file_not_found`. */
  discard(place: FilePlace): Promise<void>
}

/** An upload that nothing is added to is given up after this long. */
const uploadMs = 24 * 3_600_000
/** What a row can name without becoming too long. */
const maxParts = 2_000

/** Uploads in parts, each an object of its own: no storage has to add to what it holds. */
export function createUploads({
  store,
  vault,
  rows,
  objects,
  now,
}: {
  store: Store
  vault: Vault
  rows: FileRows
  objects: FileObjects
  now: () => number
}): Uploads {
  async function find({ projectId, id }: FilePlace): Promise<FileRow> {
    const row = await store.files.find(projectId, id)
    if (row && row.expiresAt > now()) return row
    throw fileNotFound(id)
  }

  async function add(row: FileRow, fileKey: Buffer, part: FilePart): Promise<FileRow> {
    const grown = { parts: [...row.parts, part], expiresAt: now() + uploadMs }
    try {
      return await rows.change(row, grown, fileKey)
    } catch (error) {
      if (!(await rows.mayName(row, part))) await objects.delete([part])
      if (!MaillonError.is(error, 'file_not_found')) throw error
      // Gone, or grown by another request meanwhile.
      throw elsewhere(await find(row))
    }
  }

  return {
    async begin(owner, what) {
      return uploadOf(await rows.begin(owner, what, randomBytes(32), uploadMs))
    },
    upload: async (place) => uploadOf(await find(place)),
    async append(place, offset, bytes, signal) {
      const row = await find(place)
      if (row.status === 'whole' || offset !== offsetOf(row)) throw elsewhere(row)
      if (row.parts.length >= maxParts) throw tooManyParts()
      if (row.announcedSize === null) throw cannotResume()
      const fileKey = await openRow(vault, row)
      const left = row.announcedSize - offset
      const onGrown = (size: number) => {
        if (size > left) throw moreThanAnnounced(row)
      }
      const source = untilBroken(abortable(bytes, signal))
      const { part } = await objects.write(row, fileKey, source.bytes, { onGrown })
      if (part.size === 0) await objects.delete([part])
      const grown = part.size === 0 ? row : await add(row, fileKey, part)
      source.rethrow()
      return uploadOf(grown)
    },
    async finish(place) {
      const row = await find(place)
      const fileKey = await openRow(vault, row)
      if (row.status === 'whole') return described(row)
      if (offsetOf(row) !== row.announcedSize) throw elsewhere(row)
      const facts = await lookedThrough(row, fileKey)
      try {
        const stored = await rows.complete(row, facts, fileKey)
        await objects.delete(stored.replaced.flatMap(({ parts }) => parts))
        return described(stored.row)
      } catch (error) {
        // Another request may have finished it.
        const finished = await find(row)
        if (finished.status === 'whole') return described(finished)
        throw error
      }
    },
    async discard(place) {
      const row = await find(place)
      if (row.status === 'whole') throw fileNotFound(row.id)
      const deleted = await store.files.delete(row.projectId, [row.id])
      await objects.delete(deleted.flatMap(({ parts }) => parts))
    },
  }

  /** What its bytes say of it; those that came in one part were looked at as they came. */
  async function lookedThrough(row: FileRow, fileKey: Buffer) {
    const { size, parts } = row
    const first: Uint8Array[] = []
    const headed = objects.read(row, fileKey, 0, Math.min(size, lookedAtBytes))
    for await (const bytes of headed) first.push(bytes)
    const mimetype = await lookAt(Buffer.concat(first), row)
    const [only] = parts
    if (only && parts.length === 1) return { mimetype, size, parts, sha256: only.sha256 }
    const digest = createHash('sha256')
    for await (const bytes of objects.read(row, fileKey, 0, size)) digest.update(bytes)
    return { mimetype, size, parts, sha256: digest.digest('hex') }
  }
}

function offsetOf({ parts }: FileRow): number {
  return parts.reduce((sum, { size }) => sum + size, 0)
}

function uploadOf(row: FileRow): Upload {
  const { id, projectId, userId, sessionId, name, mimetype, md5, createdAt, expiresAt } = row
  const owner = { id, projectId, userId, sessionId }
  const isWhole = row.status === 'whole'
  const progress = { size: row.announcedSize, offset: offsetOf(row), isWhole }
  return { ...owner, name, mimetype, md5, createdAt, expiresAt, ...progress }
}

/** The same bytes, that end where they break off; `rethrow` says then why. */
function untilBroken(source: AsyncIterable<Uint8Array>) {
  let broken: { error: unknown } | undefined
  async function* ending() {
    try {
      yield* source
    } catch (error) {
      broken = { error }
    }
  }
  return {
    bytes: ending(),
    rethrow() {
      if (broken) throw broken.error
    },
  }
}

function elsewhere(row: FileRow): MaillonError {
  const [offset, size] = [offsetOf(row), row.announcedSize]
  return new MaillonError('file_offset_conflict', {
    message: `The upload of the file ${row.id} is at byte ${offset}${size === null ? '' : ` of ${size}`}.`,
    hint: 'Ask how far it is, and go on there.',
    details: { offset, size },
  })
}

function moreThanAnnounced({ id, size }: FileRow): MaillonError {
  return new MaillonError('file_too_large', {
    message: `The file ${id} was announced with ${size} bytes, and more came.`,
    hint: 'Begin a new upload with the size that the file has.',
    details: { max_bytes: size },
  })
}

function cannotResume(): MaillonError {
  return new MaillonError('unsupported', {
    message: 'This upload cannot be resumed: its size was not told when it was begun.',
    hint: 'Tell the size when you begin it, or send the whole file at once.',
  })
}

function tooManyParts(): MaillonError {
  return new MaillonError('invalid_request', {
    message: `A file may be uploaded in ${maxParts} requests, and these were more.`,
    hint: 'Begin a new upload, and send more bytes in each request.',
  })
}

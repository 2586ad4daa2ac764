import { MaillonError } from '@maillon/core'
import type { S3Options } from './storage/s3-options.ts'

/** Where files are kept, and how many. */
export interface FileOptions {
  /**
   * A folder's path, or a bucket of S3. When left out: large objects of the database where that is Postgres, and a folder beside its file
   * (`<database>-files`) where it is SQLite.
   */
  storage?: string | S3Options
  /** Bytes of one file; 1 GiB when left out. */
  maxBytes?: number
  /** How long a file is kept, in milliseconds; 7 days when left out. */
  lifetimeMs?: number
  /** What a user has at a time; 5 GiB and 1,000 files when left out. */
  perUser?: GivenBounds
  /** What a project has at a time, with what is nobody's yet; 100 GiB and 100,000 files when left out. */
  perProject?: GivenBounds
}

type GivenBounds = { [Name in keyof FileBounds]?: number | undefined }

export interface FileBounds {
  bytes: number
  count: number
}

/** What files keep to. */
export interface FilePolicy {
  maxBytes: number
  lifetimeMs: number
  perUser: FileBounds
  perProject: FileBounds
}

const gib = 1024 ** 3
const day = 24 * 3_600_000

/** Fills in what the operator left open. Throws `config_invalid` for what is no such number. */
export function readFilePolicy({
  maxBytes = gib,
  lifetimeMs = 7 * day,
  perUser: user = {},
  perProject: project = {},
}: FileOptions = {}): FilePolicy {
  const policy = {
    maxBytes,
    lifetimeMs,
    perUser: { bytes: user.bytes ?? 5 * gib, count: user.count ?? 1_000 },
    perProject: { bytes: project.bytes ?? 100 * gib, count: project.count ?? 100_000 },
  }
  const numbers = {
    maxBytes,
    lifetimeMs,
    'perUser.bytes': policy.perUser.bytes,
    'perUser.count': policy.perUser.count,
    'perProject.bytes': policy.perProject.bytes,
    'perProject.count': policy.perProject.count,
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (Number.isSafeInteger(value) && value > 0) continue
    throw new MaillonError('config_invalid', {
      message: `files.${name} is no whole number above 0.`,
      hint: 'Pass a number of bytes, files or milliseconds, such as 1_000_000.',
    })
  }
  return policy
}

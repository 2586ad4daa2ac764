import { MaillonError } from '@maillon/core'

/** Where sealed bytes lie, as objects that are written once and have a name. It sees no name of a person's. */
export interface Storage {
  /** Writes a new object. Nothing stays of one whose bytes break off, or that is aborted. */
  write(name: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void>
  /** Bytes [from, to) of an object. Throws `secret_unreadable` for one that is not there. */
  read(name: string, from: number, to: number): AsyncIterable<Uint8Array>
  /** One that is not there is fine. */
  delete(name: string): Promise<void>
  /** Everything that it holds, what a process left half written too, and when that was written, in ms since 1970. */
  list(): AsyncIterable<StoredObject>
  close(): Promise<void>
}

export interface StoredObject {
  name: string
  at: number
}

/** A row says that there are bytes, and the storage has none. */
export function missingObject(name: string, cause?: unknown): MaillonError {
  return new MaillonError('secret_unreadable', {
    message: `The bytes ${name} are not in the storage of files.`,
    hint: 'They were taken away outside the engine, or the option `files.storage` names another storage now. Store the file anew.',
    cause,
  })
}

/** Why a storage could not do what was asked of it, in `details.reason`. */
export function storageUnavailable(
  reason: 'storage_full' | 'storage_refused' | 'storage_unreachable',
  cause?: unknown,
): MaillonError {
  return new MaillonError('unavailable', { ...told[reason], details: { reason }, cause })
}

const told = {
  storage_full: {
    message: 'The storage of files has no room left.',
    hint: 'Try again once there is space.',
  },
  storage_refused: {
    message: 'The storage of files does not let the engine in.',
    hint: 'Let the process read and write it, or name another one in `files.storage`.',
  },
  storage_unreachable: {
    message: 'The storage of files did not answer.',
    hint: 'Try again; when it goes on, look whether it runs and can be reached.',
  },
}

import { MaillonError } from '@maillon/core'
import type { Server } from '@tus/server'
import { isFault } from '../../is-fault.ts'
import type { FilePlace } from '../../files/file-rows.ts'
import type { Files } from '../../files/files.ts'
import type { Upload } from '../../files/uploads.ts'
import { newId } from '../../ids.ts'
import type { Telemetry } from '../../telemetry/telemetry.ts'
import { inParts } from './in-parts.ts'

/** As much as is lost when a connection breaks without a word. */
const partBytes = 8 * 1024 * 1024

/**
 * Serves HEAD and PATCH of resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): where the upload
 * stands, and more of it. It was begun with the address.
 */
export function createTusUploads(parts: {
  files: Files
  telemetry: Pick<Telemetry, 'fault'>
}): (file: FilePlace, request: Request) => Promise<Response> {
  /** Loaded when the first one comes: most apps send whole files. */
  let server: Promise<Server> | undefined
  const files = new WeakMap<Request, FilePlace>()
  return async (file, request) => {
    files.set(request, file)
    server ??= startServer(parts, (one) => files.get(one))
    return (await server).handleWeb(request)
  }
}

async function startServer(
  { files, telemetry }: { files: Files; telemetry: Pick<Telemetry, 'fault'> },
  fileOf: (request: Request) => FilePlace | undefined,
): Promise<Server> {
  const tus = await import('@tus/server')

  const store = Object.assign(new tus.DataStore(), {
    async getUpload(id: string) {
      const place = JSON.parse(id) as FilePlace
      const upload = await files.upload(place)
      const size = resumable(upload)
      // It may have come whole, and then the process ended.
      if (!upload.isWhole && upload.offset === size) await files.finish(place)
      return new tus.Upload({ id, size, offset: upload.offset })
    },

    async write(bytes: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
      const place = JSON.parse(id) as FilePlace
      let at = offset
      for await (const part of inParts(bytes, partBytes))
        at = (await files.append(place, at, part)).offset
      if (at === resumable(await files.upload(place))) await files.finish(place)
      return at
    },
  })

  return new tus.Server({
    path: '/files/upload',
    datastore: store,
    locker: new tus.MemoryLocker(),
    getFileIdFromRequest: (request) => JSON.stringify(fileOf(request)),
    onResponseError(_, error) {
      // Its own, which it answers itself: most are no errors, but what is over the announced size is.
      if (!(error instanceof Error) || 'status_code' in error) return undefined
      if (isFault(error)) telemetry.fault(error, newId('req_'))
      const told = MaillonError.is(error) ? error : new MaillonError('internal')
      return { status_code: told.status, body: `${told.code}: ${told.message}\n` }
    },
  })
}

/** How large an upload is that can be resumed. Throws `unsupported` for another. */
function resumable({ size, md5 }: Upload): number {
  if (size !== null && md5 === null) return size
  throw new MaillonError('unsupported', {
    message: 'This upload cannot be resumed: its size was not told when it was begun.',
    hint: 'Tell the size when you ask for the address, or PUT the whole file.',
  })
}

import { MaillonError } from '@maillon/core'
import type { Context, Hono } from 'hono'
import type { FilePlace } from '../../files/file-rows.ts'
import { factsOf } from '../../files/stored-file.ts'
import type { FilePurpose } from '../../files/file-addresses.ts'
import type { AppEnvironment } from '../environment.ts'
import type { HttpParts } from '../parts.ts'
import { serveFile } from './serve-file.ts'
import { createTusUploads, tusVersion } from './tus-uploads.ts'
import { uploadWhole } from './upload-whole.ts'

/** A page of the app's may go there: the address is what lets it in, and no cookie. */
const fromAnywhere = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'accept-ranges, content-disposition, content-length, content-range, etag, tus-resumable, upload-length, upload-offset',
}
const preflight = {
  'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST',
  'access-control-allow-headers':
    'content-type, if-none-match, if-range, range, tus-resumable, upload-length, upload-offset, x-http-method-override, x-requested-with',
  'access-control-max-age': '86400',
  'tus-version': tusVersion,
}

/** What the signed addresses of files lead to: each says what it is for, and takes no key. */
export function mountFileAddresses(app: Hono<AppEnvironment>, parts: HttpParts): void {
  const { files, fileAddresses } = parts
  const tus = createTusUploads(files)

  app.use('/files/*', async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(fromAnywhere)) context.res.headers.set(name, value)
  })
  app.use('/files/upload/*', async (context, next) => {
    await next()
    context.res.headers.set('tus-resumable', tusVersion)
  })
  app.options(
    '/files/:purpose/:token',
    () => new Response(null, { status: 204, headers: preflight }),
  )

  app.get('/files/download/:token', async (context) => {
    const file = await files.findSigned(named(context, 'download'))
    return serveFile(context.req.raw, file, (range) => files.read(file, range))
  })

  app.put('/files/upload/:token', async (context) => {
    const file = await uploadWhole(files, named(context, 'upload'), context.req.raw)
    return context.json(factsOf(file), 201)
  })
  app.on(['PATCH', 'POST'], '/files/upload/:token', (context, next) => {
    const { method } = context.req
    // Where a proxy lets no PATCH through, tus has its clients say what they mean.
    const meant = context.req.header('x-http-method-override') ?? method
    return meant === 'PATCH' ? tus(named(context, 'upload'), context.req.raw) : next()
  })
  app.get('/files/upload/:token', (context) => {
    const { raw } = context.req
    if (raw.method === 'HEAD') return tus(named(context, 'upload'), raw)
    throw new MaillonError('invalid_request', {
      message: 'This address takes a file, and gives none.',
      hint: 'PUT the bytes to it, or send them by tus.',
    })
  })

  /** Throws `file_not_found`, also for an address that is over. */
  function named(context: Context, purpose: FilePurpose): FilePlace {
    const file = fileAddresses.read(purpose, context.req.param('token') ?? '')
    if (file) return file
    throw over()
  }
}

function over(): MaillonError {
  return new MaillonError('file_not_found', {
    message: 'There is no file at this address.',
    hint: 'Addresses of files are good for some minutes. Ask for a new one.',
  })
}

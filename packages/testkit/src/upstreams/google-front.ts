import { randomUUID } from 'node:crypto'
import { multipartParts, typeOfPart } from '../multipart-parts.ts'
import type { Emulation } from './emulation.ts'
import type { WholeRequest } from './oauth-dialect.ts'

type Forward = Emulation['forward']

interface Upload {
  method: string
  path: string
  headers: WholeRequest['headers']
  metadata: object
  type: string
  size: number
}

/**
 * Google's upload addresses, of which the emulator knows little: a mail with its thread, a file of Drive in one request or in
 * a session of its own, new content for a file, and the export of Google documents.
 */
export function googleFront(forward: Forward): (request: WholeRequest) => Promise<Response> {
  const sessions = new Map<string, Upload>()
  /** What the emulator does not take: content that comes after a file was made. */
  const contents = new Map<string, Content>()

  async function save(upload: Omit<Upload, 'size'>, bytes: Buffer<ArrayBuffer>): Promise<Response> {
    const { method, path, headers, metadata, type } = upload
    if (method === 'POST') return forward(related({ path, headers }, metadata, type, bytes))
    contents.set(fileOf(path), { bytes, type })
    return read(
      await forward(json({ method, path: path.slice('/upload'.length), headers }, metadata)),
    )
  }

  /** A file's facts, with those of its newer content. */
  async function read(answer: Response): Promise<Response> {
    const facts = (await answer.json()) as { id?: string }
    const newer = contents.get(facts.id ?? '')
    const size = newer && { size: String(newer.bytes.length), mimeType: newer.type }
    return Response.json({ ...facts, ...size }, { status: answer.status })
  }

  async function send(request: WholeRequest): Promise<Response> {
    const url = new URL(request.path, 'http://gate')
    const { pathname, searchParams: query } = url
    const sessionId = query.get('upload_id')
    const session = sessionId === null ? undefined : sessions.get(sessionId)
    if (session && request.method === 'PUT') {
      if (request.body.byteLength !== session.size) return refused('The upload is not whole.')
      sessions.delete(sessionId ?? '')
      return save(session, Buffer.from(request.body))
    }
    if (/^\/upload\/gmail\/.*\/(drafts|messages(\/send)?)$/.test(pathname)) return mail(request)
    if (pathname.startsWith('/upload/drive/v3/files')) return file(request, query.get('uploadType'))
    return document(request, url)
  }

  async function mail(request: WholeRequest): Promise<Response> {
    const [about, raw] = partsOf(request)
    if (!about || !raw) return forward(request)
    const metadata = JSON.parse(about.bytes.toString('utf8')) as { message?: object }
    const message = { ...metadata.message, raw: raw.bytes.toString('base64url') }
    const isDraft = request.path.includes('/drafts')
    const body = isDraft ? { ...metadata, message } : { ...metadata, ...message }
    return forward(json({ ...request, path: request.path.slice('/upload'.length) }, body))
  }

  async function file(request: WholeRequest, kind: string | null): Promise<Response> {
    const { method, headers } = request
    const path = request.path.replace(/\?.*/, '')
    const type = headers['content-type'] ?? 'application/octet-stream'
    if (kind === 'media')
      return save({ method, path, headers, metadata: {}, type }, Buffer.from(request.body))
    if (kind === 'multipart') {
      const [about, media] = partsOf(request)
      if (!about || !media) return refused('Malformed multipart body.')
      const metadata = JSON.parse(about.bytes.toString('utf8')) as object
      return save({ method, path, headers, metadata, type: typeOfPart(media) ?? '' }, media.bytes)
    }
    const id = randomUUID()
    const metadata = JSON.parse(Buffer.from(request.body).toString('utf8') || '{}') as object
    const announced = headers['x-upload-content-type'] ?? 'application/octet-stream'
    const size = Number(headers['x-upload-content-length'])
    sessions.set(id, { method, path, headers, metadata, type: announced, size })
    const location = `https://www.googleapis.com${path}?uploadType=resumable&upload_id=${id}`
    return new Response(null, { status: 200, headers: { location } })
  }

  async function document(request: WholeRequest, url: URL): Promise<Response> {
    const { pathname, searchParams: query } = url
    if (request.method !== 'GET' || !/^\/drive\/v3\/files\/./.test(pathname))
      return forward(request)
    const newer = contents.get(fileOf(pathname))
    if (query.get('alt') === 'media')
      return newer
        ? new Response(newer.bytes, { headers: { 'content-type': newer.type } })
        : forward(request)
    if (!pathname.endsWith('/export')) return read(await forward(request))
    const path = pathname.replace('/export', '')
    const facts = (await (await forward({ ...request, path })).json()) as { mimeType?: string }
    if (!facts.mimeType?.startsWith('application/vnd.google-apps.'))
      return refused('Export only supports Docs Editors files.', 403)
    const content = await forward({ ...request, path: `${path}?alt=media` })
    const headers = { 'content-type': query.get('mimeType') ?? 'text/plain' }
    return new Response(await content.arrayBuffer(), { headers })
  }

  return send
}

interface Content {
  bytes: Buffer<ArrayBuffer>
  type: string
}

const fileOf = (path: string) => /\/files\/([^/?]+)/.exec(path)?.[1] ?? ''

const partsOf = ({ body, headers }: WholeRequest) =>
  multipartParts(body, headers['content-type'] ?? '') ?? []

function json(
  { method, path, headers }: Pick<WholeRequest, 'method' | 'path' | 'headers'>,
  body: object,
): Parameters<Forward>[0] {
  const asJson = { ...headers, 'content-type': 'application/json' }
  return { method, path, headers: asJson, body: JSON.stringify(body) }
}

/** As the emulator reads it: whatever is no ASCII in the facts, it takes for another letter. */
function related(
  { path, headers }: Pick<WholeRequest, 'path' | 'headers'>,
  metadata: object,
  type: string,
  bytes: Buffer,
): Parameters<Forward>[0] {
  const facts = JSON.stringify(metadata).replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const body = Buffer.concat([
    Buffer.from(`--gate\r\ncontent-type: application/json\r\n\r\n${facts}\r\n--gate\r\n`),
    Buffer.from(`content-type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n--gate--\r\n'),
  ])
  const whole = { ...headers, 'content-type': 'multipart/related; boundary=gate' }
  return { method: 'POST', path, headers: whole, body: Uint8Array.from(body) }
}

function refused(message: string, status = 400): Response {
  const errors = [{ message, domain: 'global', reason: 'badRequest' }]
  return Response.json({ error: { code: status, message, errors } }, { status })
}

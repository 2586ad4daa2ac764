import { MaillonError } from '@maillon/core'
import type { ProxyRequest } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import type { CallFiles } from '../connections/calls/call-files.ts'
import type { ContentPiece } from '../connections/calls/streamed-content.ts'
import type { UpstreamRequest } from '../connections/calls/upstream-request.ts'
import { proxyHeaders } from './proxy-headers.ts'
import { proxyUrl } from './proxy-url.ts'

/**
 * The request that an app asks the proxy to make of a toolkit's API. Throws `outbound_refused`, `invalid_request`, and
 * what opening its file throws.
 */
export async function upstreamRequestOf(
  toolkit: Toolkit,
  {
    endpoint,
    method,
    body,
    binary_body: binary,
    token,
    parameters = [],
  }: Omit<ProxyRequest, 'toolkit_slug'>,
  files: CallFiles,
): Promise<UpstreamRequest> {
  const path = proxyUrl(toolkit, endpoint)
  const own = proxyHeaders(
    toolkit,
    parameters.filter(({ type }) => type === 'header'),
  )
  const values = Map.groupBy(
    parameters.filter(({ type }) => type === 'query'),
    ({ name }) => name,
  )
  const query = Object.fromEntries(
    [...values].map(([name, list]) => [name, list.map(({ value }) => value)]),
  )
  checkToken(toolkit, token)
  const request = { method, path, query, ...(token !== undefined && { token }) }
  const isEmpty = body === undefined || body === null
  if (isEmpty && !binary) return { ...request, headers: own, text: undefined }
  if (method === 'GET' || method === 'HEAD') throw noBody(method)
  if (binary) {
    if (!isEmpty) throw oneBody()
    const { type, piece } = await bytesOf(binary, files)
    return { ...request, headers: { 'content-type': type, ...own }, body: [piece] }
  }
  const text = typeof body === 'string' && own['content-type'] ? body : JSON.stringify(body)
  return { ...request, headers: { 'content-type': 'application/json', ...own }, text }
}

async function bytesOf(
  { file, base64 = '', content_type: said }: NonNullable<ProxyRequest['binary_body']>,
  files: CallFiles,
): Promise<{ type: string; piece: ContentPiece }> {
  if (file === undefined)
    return { type: said ?? 'application/octet-stream', piece: Buffer.from(base64, 'base64') }
  const { facts } = await files.open(file)
  return { type: said ?? facts.mimetype, piece: { file } }
}

function checkToken({ auth, name }: Toolkit, token: string | undefined): void {
  const tokens = auth.scheme === 'OAUTH2' ? Object.keys(auth.furtherTokens ?? {}) : []
  if (token === undefined || tokens.includes(token)) return
  throw new MaillonError('invalid_request', {
    message: `Accounts of ${name} have no token "${token}".`,
    hint: tokens.length > 0 ? `They have ${tokens.join(', ')}.` : 'Leave it out.',
  })
}

function oneBody(): MaillonError {
  return new MaillonError('invalid_request', {
    message: 'A request has one body: body or binary_body.',
    hint: 'Leave one of them out.',
  })
}

function noBody(method: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `A ${method} request has no body.`,
    hint: 'Pass what it needs as query parameters.',
  })
}

import { MaillonError } from '@maillon/core'
import type { FileFacts, Toolkit, ToolRequest } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import { bytesInside } from './bytes-inside.ts'
import type { CallFiles } from './call-files.ts'
import { fileName } from './file-name.ts'
import { failureError, readOutcome, type UpstreamOutcome } from './outcome.ts'
import { readWhereSmall } from './read-where-small.ts'
import { redirectOf } from './redirect-of.ts'
import { type RenewedCall, refusalIn, type Sending } from './renewed-call.ts'
import { sendUpstream } from './upstream-call.ts'
import type { UpstreamCall } from './upstream-request.ts'

/** Keeps what an upstream answers to a toolkit's call as a file. */
export type Download = (call: {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: ToolRequest
  /** Who calls, as `partyOf` says it. */
  party: string
  signal?: AbortSignal | undefined
  files: CallFiles
  /** What the tool knows of the file. */
  as?: Expected
}) => Promise<FileFacts>

interface Expected {
  name?: string
  mimetype?: string
  /** The member of a JSON answer in which the bytes stand as base64. */
  inside?: string
}

type Downloaded = { file: FileFacts; failure?: never } | Exclude<UpstreamOutcome, { body: unknown }>

const mostRedirects = 3

/**
 * Streams the answer's body into a file, with nothing of the credential in it. A GET follows up to three redirects: with
 * the credential within the toolkit's own origins, and once it leaves them to public addresses of https, with nothing of
 * the request. Throws what `RenewedCall` throws, the upstream's errors, `outbound_refused`, and what keeps a file from
 * being kept.
 */
export function createDownload(renewed: RenewedCall): Download {
  return async ({ signal, files, as = {}, ...call }) => {
    const downloaded = await renewed({ ...call, isOwnCall: true }, async (sending) => {
      const answer = await follow({ sending, request: call.request, signal, files, as })
      return { answer, refused: answer.failure && refusalIn(answer) }
    })
    if (downloaded.failure) throw failureError(call.toolkit, downloaded)
    return downloaded.file
  }
}

interface Way {
  sending: Sending
  request: ToolRequest
  signal: AbortSignal | undefined
  files: CallFiles
  as: Expected
}

async function follow(way: Way): Promise<Downloaded> {
  let request: ToolRequest = { ...way.request, headers: { accept: '*/*', ...way.request.headers } }
  for (let redirects = 0; ; redirects += 1) {
    const { downloaded, next } = await step(way, request)
    if (downloaded) return downloaded
    if (redirects === mostRedirects) throw tooOften(way.sending.toolkit)
    request = next
  }
}

type Step = { downloaded: Downloaded; next?: never } | { downloaded?: never; next: ToolRequest }

async function step(way: Way, request: ToolRequest): Promise<Step> {
  const { sending, signal, files } = way
  const { toolkit } = sending
  let downloaded: Downloaded | undefined
  const answer = await sendUpstream({
    ...sending,
    request,
    signal,
    files,
    receive: (head) => {
      if (head.status >= 300) return undefined
      return async (bytes) => {
        downloaded = await received(way, request, head, bytes)
      }
    },
  })
  if (downloaded) return { downloaded }
  const next = redirectOf(answer, request, toolkit)
  if (next) return { next }
  if (request.anonymous) throw elsewhere(toolkit, answer.status)
  const outcome = readOutcome(toolkit, answer)
  if (!outcome.failure) throw elsewhere(toolkit, answer.status)
  return { downloaded: outcome }
}

type Head = Parameters<NonNullable<UpstreamCall['receive']>>[0]

/** Keeps the file, where it is one: some services answer 200 to what they refuse. */
async function received(
  { sending: { toolkit }, files, as, request: asked }: Way,
  request: ToolRequest,
  { status, headers, url }: Head,
  body: AsyncIterable<Uint8Array>,
): Promise<Downloaded> {
  const { bytes, json } = await readWhereSmall(body, headers)
  if (json && !request.anonymous) {
    const read = { status, headers, body: json.text, value: json.value, isTooDeep: false }
    const outcome = readOutcome(toolkit, read)
    if (outcome.failure) return outcome
  }
  const { name: expected = 'file', mimetype, inside } = as
  if (inside !== undefined)
    return { file: await files.keep({ name: expected, mimetype }, bytesInside(bytes, inside)) }
  const type = headers.get('content-type') ?? undefined
  if (isPage(type) && as.mimetype !== undefined && !isPage(as.mimetype)) throw page(toolkit)
  const name = fileName(headers, [url, asked.path], as.name)
  return { file: await files.keep({ name, mimetype: as.mimetype ?? type }, bytes) }
}

function isPage(type = ''): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(type)
}

function page({ name, slug }: Toolkit): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${name} answered with a page in place of the file.`,
    hint: 'It may ask people to sign in there. Get the file in another way.',
    details: { toolkit: slug },
  })
}

/** What whoever keeps a service's files says of a call is not of the account. */
function elsewhere({ name, slug }: Toolkit, status: number): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${name} leads to a file that was answered with status ${status}.`,
    hint: 'Ask for the file again: such addresses end soon.',
    details: { toolkit: slug, upstream_status: status },
  })
}

function tooOften({ name, slug }: Toolkit): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${name} leads from one address to the next, more than ${mostRedirects} times.`,
    details: { toolkit: slug },
  })
}

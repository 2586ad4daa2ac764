import { setTimeout as sleep } from 'node:timers/promises'
import { MaillonError } from '@maillon/core'
import { AwsV4Signer } from 'aws4fetch'
import type { Outbound } from '../../outbound/outbound.ts'
import type { OutboundAnswer, StreamedBody } from '../../outbound/outbound-init.ts'
import { keepSecret } from '../../telemetry/live-secrets.ts'
import type { S3Options } from './s3-options.ts'
import { storageUnavailable } from './storage.ts'

/** One request to a bucket. */
export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE'
  /** The object; the bucket itself when left out. */
  key?: string
  query?: Readonly<Record<string, string>>
  /** Bytes [from, to). */
  range?: { from: number; to: number }
  body?: StreamedBody & { sha256: string }
  signal?: AbortSignal | undefined
}

/** Sends requests to one bucket, again where that may help; answers those that came to something, and 404. */
export type S3Requests = (request: S3Request) => Promise<OutboundAnswer>

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const pausesMs = [200, 1_000]

/** The requests of a bucket; `bucket` is its address, and `through` the way out that leads there. */
export function s3Requests(options: S3Options, bucket: URL, through: Outbound): S3Requests {
  const { accessKeyId, secretAccessKey, sessionToken, region = 'us-east-1' } = options
  const credential = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), region }
  // The way out speaks https; where the address is one of http, a route leads there.
  const logical = new URL(bucket)
  logical.protocol = 'https:'

  async function send({ method, key = '', query = {}, range, body, signal }: S3Request) {
    keepSecret([secretAccessKey, sessionToken])
    const folder = bucket.pathname.replace(/\/$/, '')
    const path = key === '' ? folder || '/' : `${folder}/${key}`
    const search = new URLSearchParams(query).toString()
    const target = `${path}${search && `?${search}`}`
    const headers = {
      'x-amz-content-sha256': body?.sha256 ?? emptySha256,
      ...(range && { range: `bytes=${range.from}-${range.to - 1}` }),
    }
    const url = `${bucket.origin}${target}`
    const signer = new AwsV4Signer({ ...credential, service: 's3', url, method, headers })
    const signed = await signer.sign()
    return through(`${logical.origin}${target}`, {
      method,
      headers: Object.fromEntries(signed.headers),
      origins: [logical.origin],
      maxBytes: 16 * 1024 * 1024,
      ...(body && { body }),
      ...(signal && { signal }),
    })
  }

  return async (request) => {
    for (let tried = 0; ; tried += 1) {
      const pauseMs = pausesMs[tried]
      const outcome = await send(request).catch((error: unknown) => {
        if (request.signal?.aborted || !isPassing(error)) throw error
        if (pauseMs === undefined) throw storageUnavailable('storage_unreachable', error)
        return undefined
      })
      if (outcome && !isBusy(outcome.status)) return understood(outcome)
      if (pauseMs === undefined) throw storageUnavailable('storage_unreachable')
      await sleep(pauseMs, undefined, { signal: request.signal })
    }
  }
}

function understood(answer: OutboundAnswer): OutboundAnswer {
  const { status, body } = answer
  if (status < 300 || status === 404) return answer
  // Its code alone: the rest may tell of the request, which is signed.
  const code =
    /<Code>(\w{1,64})<\/Code>/.exec(Buffer.from(body).toString())?.[1] ?? `status ${status}`
  throw storageUnavailable('storage_refused', new Error(`S3 answered ${code}.`))
}

function isBusy(status: number): boolean {
  return status === 429 || status >= 500
}

/** Each request may be sent again: what it writes is the same. */
function isPassing(error: unknown): boolean {
  return (
    MaillonError.is(error, 'upstream_unreachable') ||
    MaillonError.is(error, 'upstream_timeout') ||
    MaillonError.is(error, 'upstream_error') ||
    MaillonError.is(error, 'outcome_unknown')
  )
}

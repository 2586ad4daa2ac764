import type { Outbound } from '../../outbound/outbound.ts'
import { bucketAddress, type S3Options } from './s3-options.ts'
import { s3Requests } from './s3-requests.ts'
import { segmentsOf } from './segments.ts'
import { missingObject, type Storage, type StoredObject } from './storage.ts'

/**
 * An object is several of S3's, each of so many bytes but for the last. A multipart upload would make one of them; left
 * by a process that died, it stays unseen in the bucket, and billed, where these are objects like others, and swept.
 */
const segmentBytes = 8 * 1024 * 1024
/** What one request reads: small enough to be in memory. */
const blockBytes = 1024 * 1024
const chunkBytes = 256 * 1024

/** A bucket of S3, or of whatever speaks as S3 does; `wayTo` gives the way out that leads to an origin. */
export function s3Storage(options: S3Options, wayTo: (origin: string) => Outbound): Storage {
  const bucket = bucketAddress(options)
  const way = wayTo(bucket.origin)
  const request = s3Requests(options, bucket, way)
  const prefix = options.prefix?.replace(/\/?$/, '/').replace(/^\//, '') ?? ''
  const keyOf = (name: string, index: number) =>
    `${prefix}${name}.${String(index).padStart(6, '0')}`

  /** Every key that begins so, in their order. */
  async function* keys(start: string): AsyncGenerator<StoredObject, void> {
    let token: string | undefined
    do {
      const { body } = await request({
        method: 'GET',
        query: {
          'list-type': '2',
          prefix: start,
          ...(token !== undefined && { 'continuation-token': token }),
        },
      })
      const xml = Buffer.from(body).toString()
      for (const [, content = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs))
        yield { name: member(content, 'Key'), at: Date.parse(member(content, 'LastModified')) }
      token = member(xml, 'NextContinuationToken') || undefined
    } while (token !== undefined)
  }

  async function remove(name: string): Promise<void> {
    for await (const { name: key } of keys(`${prefix}${name}.`))
      await request({ method: 'DELETE', key })
  }

  return {
    async write(name, bytes, signal) {
      let index = 0
      try {
        for await (const segment of segmentsOf(bytes, segmentBytes)) {
          signal?.throwIfAborted()
          await request({ method: 'PUT', key: keyOf(name, index), body: segment, signal })
          index += 1
        }
      } catch (error) {
        // What cannot be taken away now is swept.
        await remove(name).catch(() => {})
        throw error
      }
    },
    async *read(name, from, to) {
      for (let at = from; at < to; ) {
        const index = Math.floor(at / segmentBytes)
        const start = index * segmentBytes
        const end = Math.min(to, at + blockBytes, start + segmentBytes)
        const range = { from: at - start, to: end - start }
        const { status, body } = await request({ method: 'GET', key: keyOf(name, index), range })
        if (status === 404) throw missingObject(name)
        // A server may give the whole in place of the part that was asked for, or more than that.
        const first = status === 206 ? 0 : range.from
        const part = body.subarray(first, first + range.to - range.from)
        if (part.length === 0) return
        for (let given = 0; given < part.length; given += chunkBytes)
          yield part.subarray(given, given + chunkBytes)
        at += part.length
      }
    },
    delete: remove,
    async *list() {
      let last: string | undefined
      for await (const { name: key, at } of keys(prefix)) {
        const name = /^(.*)\.\d{6}$/.exec(key.slice(prefix.length))?.[1]
        if (name === undefined || name === last) continue
        last = name
        yield { name, at }
      }
    },
    close: () => way.close(),
  }
}

/** What a member of an answer says; names of ours have nothing in them that XML spells otherwise. */
function member(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

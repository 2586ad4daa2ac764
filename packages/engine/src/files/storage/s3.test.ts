import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createOutbound } from '../../outbound/outbound.ts'
import { routeTo } from '../../outbound/routes.ts'
import { bytesOf, objectsOf } from '../fixtures.contract.ts'
import { bucketAddress, type S3Options } from './s3-options.ts'
import { s3Key, startS3 } from './s3-server.contract.ts'
import { s3Storage } from './s3.ts'
import { storageContract } from './storage.contract.ts'

let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.stop())

const open = (options: S3Options) => {
  const storage = s3Storage(options, (origin) => createOutbound(routeTo(origin)))
  onTestFinished(() => storage.close())
  return storage
}

storageContract('a bucket of S3', async () => open(s3.newPlace()))

const mib = 1024 * 1024

test('an object of several segments is one object, read across their borders', async () => {
  const storage = open(s3.newPlace())
  const bytes = randomBytes(17 * mib)
  await storage.write('file_A.1', bytesOf(bytes, 100_000))
  expect(await objectsOf(storage)).toEqual(['file_A.1'])
  for (const [from, to] of [
    [8 * mib - 1, 8 * mib + 1],
    [7 * mib, 17 * mib],
  ] as const) {
    const read = await buffer(storage.read('file_A.1', from, to))
    expect(read.equals(bytes.subarray(from, to))).toBe(true)
  }
  await storage.delete('file_A.1')
  expect(await objectsOf(storage)).toEqual([])
})

test('an object whose name begins as another’s is not deleted with it, nor one of another prefix', async () => {
  const place = s3.newPlace()
  const [storage, other] = [open(place), open({ ...place, prefix: `${place.prefix}2` })]
  for (const name of ['file_A.1', 'file_A.11']) await storage.write(name, bytesOf('x'))
  await other.write('file_A.1', bytesOf('x'))
  await storage.delete('file_A.1')
  expect(await objectsOf(storage)).toEqual(['file_A.11'])
  expect(await objectsOf(other)).toEqual(['file_A.1'])
})

test('a key that the bucket does not take is told, and is in no message', async () => {
  const secretAccessKey = 'wrong-secret-access-key'
  const storage = open({ ...s3.newPlace(), secretAccessKey })
  const error = await storage.write('file_A.1', bytesOf('x')).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'unavailable', details: { reason: 'storage_refused' } })
  expect((error as Error).cause).toMatchObject({ message: 'S3 answered SignatureDoesNotMatch.' })
  expect(JSON.stringify([error, String(error)])).not.toContain(secretAccessKey)
})

/** A server that fails as often as it is told to, and then takes what comes. */
async function failing(failures: number) {
  const asked: { path: string; bytes: number }[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    asked.push({ path: request.url ?? '', bytes: body.length })
    if (asked.length > failures) response.end()
    else if (asked.length % 2) response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
    else request.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { asked, endpoint: `http://127.0.0.1:${port}` }
}

test('a server that is busy, or ends the connection, is asked again with the same bytes', async () => {
  const { asked, endpoint } = await failing(2)
  const storage = open({ bucket: 'files', endpoint, ...s3Key })
  await storage.write('file_A.1', bytesOf(randomBytes(300_000)))
  const one = { path: '/files/file_A.1.000000', bytes: 300_000 }
  expect(asked).toEqual([one, one, one])
})

test('a server that goes on failing is told as one that does not answer', async () => {
  const { asked, endpoint } = await failing(100)
  const storage = open({ bucket: 'files', endpoint, ...s3Key })
  await expect(buffer(storage.read('file_A.1', 0, 5))).rejects.toMatchObject({
    code: 'unavailable',
    details: { reason: 'storage_unreachable' },
  })
  expect(asked).toHaveLength(3)
})

test('a bucket is named in the host at AWS, and in the path elsewhere', () => {
  const at = (options: Partial<S3Options>) =>
    bucketAddress({ bucket: 'files', ...s3Key, ...options }).href
  expect(at({ region: 'eu-central-1' })).toBe('https://files.s3.eu-central-1.amazonaws.com/')
  expect(at({ bucket: 'a.b' })).toBe('https://s3.us-east-1.amazonaws.com/a.b')
  expect(at({ endpoint: 'http://minio.lan:9000' })).toBe('http://minio.lan:9000/files')
  expect(at({ endpoint: 'https://x.test/s3/', pathStyle: true })).toBe('https://x.test/s3/files')
  expect(at({ endpoint: 'https://x.test', pathStyle: false })).toBe('https://files.x.test/')
  for (const wrong of [
    { bucket: 'UPPER' },
    { bucket: '' },
    { endpoint: 'minio.lan' },
    { endpoint: 'ftp://x.test' },
    { prefix: 'a b' },
    { secretAccessKey: '' },
  ])
    expect(() => at(wrong)).toThrow(/files\.storage/)
})

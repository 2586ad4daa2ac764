import { expect, test } from 'vitest'
import { readBytes } from './read-bytes.ts'

const request = (body: string | ReadableStream | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost', { method: 'POST', body, headers, duplex: 'half' })

test('a body is read whole, with or without a length in its head, and in pieces', async () => {
  expect(String(await readBytes(request('héllo')))).toBe('héllo')
  expect(String(await readBytes(request('héllo', { 'content-length': '6' })))).toBe('héllo')
  const pieces = ReadableStream.from([Buffer.from('a'), Buffer.from('b')])
  expect(String(await readBytes(request(pieces)))).toBe('ab')
  expect(await readBytes(request(null))).toHaveLength(0)
})

test('more than 1 MiB is refused, whatever its head says', async () => {
  const large = 'x'.repeat(2 ** 20 + 1)
  for (const length of [undefined, '5', String(large.length), 'many'])
    await expect(
      readBytes(request(large, length ? { 'content-length': length } : {})),
    ).rejects.toMatchObject({ code: 'payload_too_large' })
  // By its head alone, before it is read.
  const unread = request('x', { 'content-length': String(large.length) })
  await expect(readBytes(unread)).rejects.toMatchObject({ code: 'payload_too_large' })
  expect(unread.bodyUsed).toBe(false)
  expect(await readBytes(request('x'.repeat(2 ** 20)))).toHaveLength(2 ** 20)
})

import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const request = (body: string | ReadableStream | null, headers: Record<string, string> = {}) =>
  new Request('http://localhost', { method: 'POST', body, headers, duplex: 'half' })

test('a body is read whole, with or without a length in its head, and in pieces', async () => {
  expect(await readText(request('héllo'))).toBe('héllo')
  expect(await readText(request('héllo', { 'content-length': '6' }))).toBe('héllo')
  const pieces = ReadableStream.from([Buffer.from('a'), Buffer.from('b')])
  expect(await readText(request(pieces))).toBe('ab')
  expect(await readText(request(null))).toBe('')
})

test('more than 1 MiB is refused, whatever its head says', async () => {
  const large = 'x'.repeat(2 ** 20 + 1)
  for (const length of [undefined, '5', String(large.length), 'many'])
    await expect(
      readText(request(large, length ? { 'content-length': length } : {})),
    ).rejects.toMatchObject({ code: 'payload_too_large' })
  // By its head alone, before it is read.
  const unread = request('x', { 'content-length': String(large.length) })
  await expect(readText(unread)).rejects.toMatchObject({ code: 'payload_too_large' })
  expect(unread.bodyUsed).toBe(false)
  expect(await readText(request('x'.repeat(2 ** 20)))).toHaveLength(2 ** 20)
})

test('what is cut short, or is no UTF-8, is the sender’s fault and not ours', async () => {
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from('{"a":'))
      controller.error(new Error('aborted'))
    },
  })
  const broken = ReadableStream.from([Buffer.from([0xff, 0xfe])])
  for (const body of [cut, broken])
    await expect(readText(request(body))).rejects.toMatchObject({ code: 'invalid_request' })
})

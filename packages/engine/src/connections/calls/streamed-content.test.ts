import { createHash } from 'node:crypto'
import { apiKeys, type BodyPiece, defineToolkit } from '@maillon/core/toolkit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outbound } from '../../outbound/outbound.ts'
import type { OutboundInit, StreamedBody } from '../../outbound/outbound-init.ts'
import { memoryFiles } from './memory-files.contract.ts'
import { streamedContent } from './streamed-content.ts'
import { sendUpstream } from './upstream-call.ts'

const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, place) => (place * 31) % 256))

async function read({ open }: StreamedBody): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function expected(piece: BodyPiece): Buffer {
  if (typeof piece === 'string') return Buffer.from(piece)
  const part = bytes.subarray(piece.from ?? 0, piece.to)
  if (piece.encoding === undefined) return part
  const text = part.toString('base64')
  return Buffer.from(
    piece.encoding === 'mime' ? (text.match(/.{1,76}/g)?.join('\r\n') ?? '') : text,
  )
}

test('pieces come one after the other, as long as was said, each time they are opened', async () => {
  const { files, add } = memoryFiles()
  const { id } = add('a.bin', bytes)
  const ofFile = fc.tuple(
    fc.constantFrom(undefined, 'base64' as const, 'mime' as const),
    fc.nat(bytes.length),
    fc.nat(bytes.length),
  )
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    ofFile.map(([encoding, one, other]) => ({
      file: id,
      ...(encoding && { encoding }),
      ...(one > 0 && { from: Math.min(one, other), to: Math.max(one, other) }),
    })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (pieces) => {
      const whole = Buffer.concat(pieces.map(expected))
      const content = await streamedContent(pieces, files)
      expect(content.size).toBe(whole.length)
      for (let turn = 0; turn < 2; turn += 1) expect((await read(content)).equals(whole)).toBe(true)
      expect(await content.sha256()).toBe(createHash('sha256').update(whole).digest('hex'))
    }),
    { numRuns: 50 },
  )
})

const toolkit = (body: object) =>
  defineToolkit({
    slug: 'up',
    name: 'Up',
    description: 'Up.',
    version: '20261130_00',
    verified: 'specified',
    baseUrl: 'https://up.test',
    auth: apiKeys({
      fields: { key: { label: 'Key' }, secret: { label: 'Secret', secret: true } },
      ...body,
    }),
    tools: [],
  })
const credential = {
  scheme: 'API_KEY',
  fields: { key: 'AKIAEXAMPLE' },
  secrets: { secret: 'canary-0123456789' },
} as const

async function send(own: ReturnType<typeof toolkit>, body: readonly BodyPiece[]) {
  const { files, add } = memoryFiles()
  add('a.bin', bytes)
  let sent: OutboundInit | undefined
  const outbound = Object.assign(
    async (_: string, init: OutboundInit) => {
      sent = init
      return { status: 200, headers: new Headers(), body: Buffer.from('{}') }
    },
    { close: async () => {} },
  ) as Outbound
  const request = { method: 'PUT', path: '/a', body } as const
  await sendUpstream({ toolkit: own, request, credential, outbound, files })
  return sent
}

test('a call that is signed by AWS Signature 4 is signed with the digest of what is streamed', async () => {
  const sigv4 = {
    accessKeyId: '{key}',
    secretAccessKey: '{secret}',
    region: 'us-east-1',
    service: 'lambda',
  }
  const digest = (all: Buffer) => createHash('sha256').update(all).digest('hex')
  const whole = await send(toolkit({ sigv4 }), [{ file: 'file_1' }])
  expect(whole?.headers).toMatchObject({ 'x-amz-content-sha256': digest(bytes) })
  const parts = await send(toolkit({ sigv4 }), ['a', { file: 'file_1', to: 10 }])
  const joined = Buffer.concat([Buffer.from('a'), bytes.subarray(0, 10)])
  expect(parts?.headers).toMatchObject({ 'x-amz-content-sha256': digest(joined) })
})

test('a key that stands in bodies has no place in a file, and nothing is sent', async () => {
  const own = toolkit({ body: { user: '{key}', key: '{secret}' } })
  await expect(send(own, [{ file: 'file_1' }])).rejects.toMatchObject({ code: 'invalid_arguments' })
  await expect(send(own, ['text'])).rejects.toMatchObject({ code: 'invalid_arguments' })
})

test('without files there are none to send', async () => {
  await expect(streamedContent([{ file: 'file_1' }], undefined)).rejects.toMatchObject({
    code: 'unsupported',
  })
})

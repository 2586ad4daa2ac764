import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import type { FileFacts } from './file.ts'
import { multipart, type Part } from './multipart.ts'

const photo: FileFacts = {
  id: 'file_1',
  name: 'photo.png',
  mimetype: 'image/png',
  size: 3,
  sha256: '00',
  expires_at: '2026-12-01T00:00:00.000Z',
}

/** What a server that reads forms by the Web's own rules makes of it, each file's bytes being its id. */
async function read(parts: readonly Part[]): Promise<[string, string | File][]> {
  const { headers, body } = multipart(parts)
  const text = body.map((piece) => (typeof piece === 'string' ? piece : piece.file)).join('')
  return [...(await new Response(text, { headers }).formData())]
}

test('a form is read as it was meant: texts, and a file with its name and type', async () => {
  const [[field, text], [fileField, file]] = (await read([
    { name: 'title', text: 'Ünïcode\nof two lines' },
    { name: 'file', file: photo },
  ])) as [[string, string], [string, File]]
  expect([field, text]).toEqual(['title', 'Ünïcode\nof two lines'])
  expect([fileField, file.name, file.type]).toEqual(['file', 'photo.png', 'image/png'])
  expect(await file.text()).toBe('file_1')
})

test('another name and type than the file’s own stand in their place', async () => {
  const [[, file]] = (await read([
    { name: 'file', file: photo, filename: 'größe "x".jpg', contentType: 'image/jpeg' },
  ])) as [[string, File]]
  expect([file.name, file.type]).toEqual(['größe "x".jpg', 'image/jpeg'])
})

test('no text, name or file name of anybody’s becomes a part or a header of its own', async () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary-ascii' }),
    fc.constantFrom('größe 🎈', '\ud800', '"\r\n\r\n--x\r\nname="y"'),
  )
  await fc.assert(
    fc.asyncProperty(odd, odd, odd, async (name, text, filename) => {
      const found = await read([
        { name, text },
        { name, file: photo, filename },
      ])
      const unpaired = (sign: string) => sign.toWellFormed()
      expect(found.map(([field]) => field)).toEqual([name, name].map(unpaired))
      expect(found[0]?.[1]).toBe(unpaired(text))
      expect(await new Response(found[1]?.[1]).text()).toBe('file_1')
    }),
    { numRuns: 10 },
  )
})

test('multipart/related has parts with a type and no name', () => {
  const { headers, body } = multipart(
    [{ text: '{"name":"a"}', contentType: 'application/json' }, { file: photo }],
    'multipart/related',
  )
  const [, boundary] = /^multipart\/related; boundary=(.+)$/.exec(headers['content-type'])!
  expect(body).toEqual([
    `--${boundary}\r\ncontent-type: application/json\r\n\r\n`,
    '{"name":"a"}',
    '\r\n',
    `--${boundary}\r\ncontent-type: image/png\r\n\r\n`,
    { file: 'file_1' },
    '\r\n',
    `--${boundary}--\r\n`,
  ])
})

test('a part may be pieces itself, as a mail with attachments is', () => {
  const { body } = multipart(
    [{ pieces: ['a', { file: 'file_1', encoding: 'mime' }] }],
    'multipart/related',
  )
  expect(body.slice(1, -2)).toEqual(['a', { file: 'file_1', encoding: 'mime' }])
})

test('a content type with a line end is refused', () => {
  expect(() => multipart([{ name: 'a', text: 'b', contentType: 'a/b\r\nx: y' }])).toThrow(
    MaillonError,
  )
})

test('nobody can guess a boundary', () => {
  expect(multipart([]).headers['content-type']).not.toBe(multipart([]).headers['content-type'])
})

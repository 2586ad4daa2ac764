import { expect, test } from 'vitest'
import { jsonWithFiles } from './json-with-files.ts'

test('files stand in JSON where they are named, and are no part of its text', () => {
  const { headers, body } = jsonWithFiles({
    subject: 'a "b"',
    attachments: [
      { name: 'a', data: { base64Of: { id: 'file_1' } } },
      { name: 'b', data: { base64Of: { id: 'file_2' } } },
    ],
    last: null,
  })
  expect(headers).toEqual({ 'content-type': 'application/json' })
  expect(body.filter((piece) => typeof piece === 'object')).toEqual([
    { file: 'file_1', encoding: 'base64' },
    { file: 'file_2', encoding: 'base64' },
  ])
  const text = body.map((piece) => (typeof piece === 'string' ? piece : piece.file)).join('')
  expect(JSON.parse(text)).toEqual({
    subject: 'a "b"',
    attachments: [
      { name: 'a', data: 'file_1' },
      { name: 'b', data: 'file_2' },
    ],
    last: null,
  })
})

test('a value without files is one piece', () => {
  expect(jsonWithFiles({ a: 1, b: undefined }).body).toEqual(['{"a":1}'])
})

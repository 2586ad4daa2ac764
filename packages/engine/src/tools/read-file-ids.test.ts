import { fileInput } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkArguments } from './check-arguments.ts'

const staged = (id: string) => ({ name: 'a.pdf', mimetype: 'application/pdf', s3key: id })

test('a file that a client uploaded is read as its id: nested, in lists, of either kind', async () => {
  const input = z.object({
    attachment: fileInput('What is sent.').optional(),
    pages: z.array(z.object({ file: fileInput('A page.'), title: z.string() })).optional(),
    source: z.union([z.object({ url: z.string() }), fileInput('A source.')]).optional(),
    byName: z.record(z.string(), fileInput('One.')).optional(),
  })
  const read = await checkArguments(
    { slug: 'A_TOOL', input },
    {
      attachment: staged('file_1'),
      pages: [
        { file: staged('file_2'), title: 'one' },
        { file: 'file_3', title: 'two' },
      ],
      source: staged('file_4'),
      byName: { x: staged('file_5') },
    },
  )
  expect(read).toEqual({
    attachment: 'file_1',
    pages: [
      { file: 'file_2', title: 'one' },
      { file: 'file_3', title: 'two' },
    ],
    source: 'file_4',
    byName: { x: 'file_5' },
  })
})

test('in a JSON Schema it is found behind references, also of a schema that refers to itself', async () => {
  const input = {
    type: 'object',
    properties: { tree: { $ref: '#/$defs/node' } },
    $defs: {
      node: {
        type: 'object',
        properties: {
          children: { type: 'array', items: { anyOf: [{ $ref: '#/$defs/node' }] } },
          file: { allOf: [{ $ref: '#/$defs/file' }] },
        },
      },
      file: { type: 'string', file_uploadable: true },
    },
  } as const
  const tree = { children: [{ children: [{ file: staged('file_1') }], file: 'file_2' }] }
  expect(await checkArguments({ slug: 'A_TOOL', input }, { tree })).toEqual({
    tree: { children: [{ children: [{ file: 'file_1' }], file: 'file_2' }] },
  })
})

test('where a tool takes no file, such an object stays one', async () => {
  const input = z.object({ file: fileInput('A file.').optional(), object: z.looseObject({}) })
  const object = staged('file_1')
  expect(await checkArguments({ slug: 'A_TOOL', input }, { object })).toEqual({ object })
})

test('what is no id is told as what it is', async () => {
  const input = z.object({ file: fileInput('A file.') })
  const wrong = { file: { name: 'a', s3key: 1 } }
  await expect(checkArguments({ slug: 'A_TOOL', input }, wrong)).rejects.toMatchObject({
    code: 'invalid_arguments',
    message: expect.stringContaining('file: '),
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FilePart, FileReading } from './part-of-file.ts'
import { linesOnPage, pdfOf } from './pdf.contract.ts'
import { readPartOfFile } from './read-part-of-file.ts'

const usual = { path: '', offset: 0, header: true, maxCharacters: 2_000, until: Infinity }

/** Reads a file of these pieces. */
function read(
  content: string | Uint8Array | readonly (string | Uint8Array)[],
  request: Partial<FileReading> & Pick<FileReading, 'as'>,
  mimetype = 'text/plain',
): Promise<FilePart> {
  const pieces = (
    typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  ).map((piece) => Buffer.from(piece))
  const bytes = (async function* () {
    yield* pieces
  })()
  const size = Buffer.concat(pieces).length
  return readPartOfFile(bytes, { ...usual, mimetype, size, ...request })
}

test('a text is read by characters and by lines, from any offset, to its end', async () => {
  const text = 'one\r\ntwo\nthree\n'
  expect(await read(text, { as: 'text', offset: 5, limit: 3 })).toEqual({
    offset: 5,
    value: 'two',
    next_offset: 8,
  })
  expect(await read(text, { as: 'text', offset: 9 })).toEqual({
    offset: 9,
    value: 'three\n',
    total: 15,
  })
  expect(await read(text, { as: 'lines' })).toEqual({
    offset: 0,
    value: 'one\ntwo\nthree',
    total: 3,
  })
  expect(await read(text, { as: 'lines', offset: 1, limit: 1 })).toEqual({
    offset: 1,
    value: 'two',
    next_offset: 2,
  })
  expect(await read(text, { as: 'lines', offset: 9 })).toEqual({ offset: 9, value: '', total: 9 })
})

test('a text in pages is the text that it is, however its bytes were cut', async () => {
  const piece = fc.array(fc.constantFrom('a', 'é', '🎉', '\n', '\r\n', '"', 'ß…'), {
    maxLength: 60,
  })
  const property = fc.asyncProperty(piece, fc.integer({ min: 1, max: 9 }), async (signs, size) => {
    const whole = signs.join('')
    const bytes = Buffer.from(whole)
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    )
    let text = ''
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const part: FilePart = await read(pieces, { as: 'text', offset, maxCharacters: 40 })
      text += String(part.value)
      offset = part.next_offset
    }
    expect(text).toBe(whole)
  })
  await fc.assert(property, { numRuns: 60 })
})

test.each([
  ['UTF-8 with a mark', Buffer.from('\ufeffÄpfel\n')],
  ['UTF-16', Buffer.from('\ufeffÄpfel\n', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeffÄpfel\n', 'utf16le').swap16()],
  ['one byte a character', Buffer.from('Äpfel\n', 'latin1')],
])('a text in %s is read as what it says', async (_, bytes) => {
  expect(await read(bytes, { as: 'lines' })).toMatchObject({ value: 'Äpfel' })
})

test('whatever is looked for is a text, and no expression', async () => {
  const property = fc.asyncProperty(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    async (search) => {
      const { hits } = await read(`<${search}>`, { as: 'text', search })
      expect(hits?.length).toBeGreaterThan(0)
    },
  )
  await fc.assert(property, { numRuns: 200, examples: [['a-b'], ['/'], ['[a]{1}'], ['\\d']] })
})

test('bytes that are no text are told as such', async () => {
  await expect(read(Buffer.of(0, 1, 2), { as: 'lines' })).rejects.toMatchObject({
    code: 'file_unreadable',
  })
})

test('a text is found by line or by character, in any case, across pieces, and looked for on', async () => {
  const pieces = ['first nee', 'dle\n', 'x'.repeat(300_000), '\nNEEDLE (a+b) here\n', 'no\nneedle']
  const lines = await read(pieces, { as: 'lines', search: 'needle' })
  expect(lines.hits?.map((hit) => 'offset' in hit && hit.offset)).toEqual([0, 2, 4])
  const [hit] = (await read(pieces, { as: 'text', search: '(A+b)' })).hits ?? []
  expect(hit).toMatchObject({
    offset: 300_021,
    excerpt: expect.stringContaining('NEEDLE (a+b) here'),
  })
  const one = await read(pieces, { as: 'lines', search: 'needle', limit: 1 })
  expect(one).toMatchObject({ hits: [{ offset: 0 }], next_offset: 2 })
  expect(await read(pieces, { as: 'lines', search: 'needle', offset: 3 })).toEqual({
    offset: 3,
    hits: [{ offset: 4, excerpt: expect.stringContaining('needle') }],
  })
  expect(await read(pieces, { as: 'text', search: 'absent' })).toEqual({ offset: 0, hits: [] })
})

const csv = 'id,name,\r\n1,"Ann ""A"", of\nBerlin",x\n\n2,Bob,y,more\r\n3,5" pipe,z'

test('rows of a CSV have the names of its columns, and are counted without the one that names them', async () => {
  expect(await read(csv, { as: 'rows' }, 'text/csv')).toEqual({
    columns: ['id', 'name', 'column_3'],
    offset: 0,
    value: [
      { id: '1', name: 'Ann "A", of\nBerlin', column_3: 'x' },
      { id: '2', name: 'Bob', column_3: 'y', column_4: 'more' },
      { id: '3', name: '5" pipe', column_3: 'z' },
    ],
    total: 3,
  })
  expect(
    await read(csv, { as: 'rows', offset: 1, limit: 1, columns: ['name'] }, 'text/csv'),
  ).toEqual({
    columns: ['id', 'name', 'column_3'],
    offset: 1,
    value: [{ name: 'Bob' }],
    next_offset: 2,
  })
  expect(
    await read(csv, { as: 'rows', header: false, limit: 1, columns: ['2'] }, 'text/csv'),
  ).toEqual({
    offset: 0,
    value: [['name']],
    next_offset: 1,
  })
  await expect(read(csv, { as: 'rows', columns: ['nme'] }, 'text/csv')).rejects.toMatchObject({
    code: 'invalid_arguments',
    hint: expect.stringContaining('id, name'),
  })
})

test('values may stand between semicolons, tabs or bars, and names may be no names', async () => {
  expect(await read('a;a;__proto__\n1,5;2;3', { as: 'rows' })).toMatchObject({
    columns: ['a', 'a_2', '__proto__'],
  })
  const tabs = await read('a\tb\n1\t2', { as: 'rows' }, 'text/tab-separated-values')
  expect(tabs.value).toEqual([{ a: '1', b: '2' }])
  expect((await read('a|b', { as: 'rows', header: false })).value).toEqual([['a', 'b']])
  expect((await read('a,b;c', { as: 'rows', header: false, delimiter: ';' })).value).toEqual([
    ['a,b', 'c'],
  ])
})

test('a row is the same whether those before it were read or skipped', async () => {
  const sign = fc.constantFrom('a', ',', '"', '""', '\n', '\r\n', 'é', '"x,y"', ',"z\nz"', ' ')
  const property = fc.asyncProperty(fc.array(sign, { maxLength: 60 }), async (signs) => {
    const text = `${signs.join('')}\n"end",1\n`
    const all = await read(text, { as: 'rows', header: false, maxCharacters: 50_000 }).catch(
      () => undefined,
    )
    const rows = (all?.value ?? []) as unknown[]
    if (rows.length < 2) return
    const offset = Math.floor(rows.length / 2)
    const rest = await read(text, { as: 'rows', header: false, offset, maxCharacters: 50_000 })
    expect(rest.value).toEqual(rows.slice(offset))
  })
  await fc.assert(property, { numRuns: 100 })
})

test('rows in which a text occurs are found', async () => {
  const found = await read(csv, { as: 'rows', search: 'BOB' }, 'text/csv')
  expect(found.hits).toEqual([{ offset: 1, excerpt: '2 Bob y more' }])
})

test('JSON is read by path, as a stored result is', async () => {
  const json = JSON.stringify({ orders: [{ id: 1 }, { id: 2 }] })
  expect(await read(json, { as: 'json', path: '/orders', offset: 1 })).toMatchObject({
    type: 'list',
    value: [{ id: 2 }],
    total: 2,
  })
  expect((await read(json, { as: 'json', search: '2' })).hits).toEqual([
    { path: '/orders/1/id', excerpt: '2' },
  ])
  await expect(read(json, { as: 'json', path: '/x' })).rejects.toMatchObject({
    code: 'invalid_arguments',
  })
  await expect(read('{"a":', { as: 'json' })).rejects.toMatchObject({ code: 'file_unreadable' })
})

test('pages of a PDF are read by number, searched, and read as one text', async () => {
  const pdf = pdfOf([1, 2, 3].map((page) => linesOnPage(`Page ${page}`, 'Total due')))
  expect(await read(pdf, { as: 'pages', offset: 1, limit: 1 }, 'application/pdf')).toEqual({
    offset: 1,
    value: [{ page: 2, text: 'Page 2\nTotal due' }],
    next_offset: 2,
    total: 3,
  })
  const { hits } = await read(pdf, { as: 'pages', search: 'page 3' }, 'application/pdf')
  expect(hits).toEqual([{ offset: 2, excerpt: 'Page 3\nTotal due' }])
  const text = await read(pdf, { as: 'lines', offset: 3 }, 'application/pdf')
  expect(text.value).toContain('Page 2')
  await expect(read('%PDF-1.4 no', { as: 'pages' }, 'application/pdf')).rejects.toMatchObject({
    code: 'file_unreadable',
  })
  await expect(read('a,b', { as: 'pages' }, 'text/csv')).rejects.toMatchObject({
    code: 'file_unreadable',
    message: 'A file of type text/csv has no pages.',
  })
})

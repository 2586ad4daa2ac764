import { once as event } from 'node:events'
import { expect, test } from 'vitest'
import { createFileReader as newReader, type ReadableFile } from './file-reader.ts'
import type { FilePartRequest } from './part-of-file.ts'
import { pdfOf } from './pdf.contract.ts'
import { startReader } from './read-apart.ts'

/** A reader for one who asks, or for whoever is named. */
function createFileReader(...how: Parameters<typeof newReader>) {
  const reader = newReader(...how)
  return {
    read: (file: ReadableFile, asked: FilePartRequest, signal?: AbortSignal, party = 'ada') =>
      reader.read(file, asked, party, signal),
  }
}

const fileReader = createFileReader()
const usual = { path: '', offset: 0, header: true, maxCharacters: 2_000 }
const request = (as: FilePartRequest['as'], more: Partial<FilePartRequest> = {}) => ({
  ...usual,
  as,
  ...more,
})
const refused = { code: 'file_unreadable', hint: expect.any(String) }

/** A file that goes on for as long as it is read. */
function endless(piece: string, mimetype = 'text/plain') {
  const bytes = Buffer.from(piece.repeat(Math.ceil(65_536 / piece.length)))
  const file = { mimetype, size: 2 ** 40, count: 0, isClosed: false }
  async function* read() {
    try {
      for (;;) {
        file.count += 1
        yield bytes
      }
    } finally {
      file.isClosed = true
    }
  }
  return Object.assign(file, { bytes: read() })
}

/** A file whose bytes never come. */
const silent = () => ({ mimetype: 'text/plain', size: 4, bytes: never() })

async function* never(): AsyncGenerator<Uint8Array> {
  await new Promise(() => {})
  yield Buffer.of()
}

const fine = () => ({ mimetype: 'text/plain', size: 4, bytes: once(Buffer.from('fine')) })

async function* once(bytes: Uint8Array) {
  yield bytes
}

test('of a file without end no more is read than what is asked for', async () => {
  const lines = endless('a line\n')
  expect(await fileReader.read(lines, request('lines', { limit: 2 }))).toEqual({
    offset: 0,
    value: 'a line\na line',
    next_offset: 2,
  })
  const line = endless('x')
  expect(await fileReader.read(line, request('text', { limit: 3 }))).toMatchObject({ value: 'xxx' })
  const rows = endless('1,2\n', 'text/csv')
  expect(await fileReader.read(rows, request('rows', { limit: 1, offset: 100_000 }))).toMatchObject(
    {
      value: [{ '1': '1', '2': '2' }],
    },
  )
  await expect.poll(() => [lines, line, rows].every(({ isClosed }) => isClosed)).toBe(true)
  for (const { count } of [lines, line, rows]) expect(count).toBeLessThan(40)
})

test('one that never comes to what is asked for is refused, and what was found by then is answered', async () => {
  const reader = createFileReader({ budgetMs: 50, endMs: 10_000 })
  for (const [as, piece] of [
    ['lines', 'x'],
    ['rows', '1,2\n'],
  ] as const)
    await expect(
      reader.read(endless(piece), request(as, { offset: 90_000_000_000 })),
    ).rejects.toMatchObject(refused)
  const searched = await reader.read(endless('a line\n'), request('lines', { search: 'absent' }))
  expect(searched).toMatchObject({ hits: [], next_offset: expect.any(Number) })
})

test('one row and one value without end are bounded', async () => {
  await expect(
    fileReader.read(endless('x'), request('rows', { header: false })),
  ).rejects.toMatchObject(refused)
  await expect(fileReader.read(endless('['), request('json'))).rejects.toMatchObject(refused)
})

test('what unpacks to all memory there is ends its reading alone', async () => {
  const pdf = pdfOf([Buffer.alloc(140_000_000, ' ')])
  const json = Buffer.from(`[${'[],'.repeat(6_500_000)}0]`)
  for (const [as, bytes] of [
    ['pages', pdf],
    ['json', json],
  ] as const) {
    const file = { mimetype: 'application/pdf', size: bytes.length, bytes: once(bytes) }
    await expect(fileReader.read(file, request(as))).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('memory'),
    })
  }
  expect(await fileReader.read(fine(), request('text'))).toMatchObject({ value: 'fine' })
})

test('one that takes more time than there is is ended', async () => {
  const reader = createFileReader({ budgetMs: 50, endMs: 50 })
  await expect(reader.read(silent(), request('text'))).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('time'),
  })
})

test('one that is at work when its engine dies ends by itself', async () => {
  // Seconds of work that take no memory.
  const bytes = Buffer.alloc(64 * 1024 * 1024, 'a,b\n')
  const reader = startReader()
  const answers: unknown[] = []
  reader.on('message', (answer) => answers.push(answer))
  const file = { mimetype: 'text/csv', size: bytes.length }
  const order = request('rows', { search: 'absent' })
  reader.stdin?.on('error', () => {})
  reader.send({ ...order, ...file, budgetMs: 60_000, endMs: 300 })
  reader.stdin?.end(bytes)
  // It is asked nothing, and told nothing: that nobody is there any more is what it would not hear.
  expect(await event(reader, 'exit')).toEqual([null, 'SIGKILL'])
  expect(answers).toEqual([])
})

test('those that wait have their turn, whatever becomes of the one before', async () => {
  const reader = createFileReader(undefined, 1)
  const leaves = new AbortController()
  const first = reader.read(silent(), request('text'), leaves.signal)
  const next = reader.read(fine(), request('text'))
  leaves.abort('left')
  await expect(first).rejects.toBe('left')
  expect(await next).toMatchObject({ value: 'fine' })
})

test('one who asks for much keeps nobody else waiting, and who leaves waits no more', async () => {
  const reader = createFileReader(undefined, 1)
  const order: string[] = []
  const read = async (party: string, signal?: AbortSignal) => {
    await reader.read(fine(), request('text'), signal, party)
    order.push(party)
  }
  const leaves = new AbortController()
  const left = read('ada', leaves.signal)
  const first = [read('ada'), read('ada'), read('ada'), read('ada', leaves.signal)]
  const other = read('ben')
  const settled = Promise.allSettled(first)
  leaves.abort('left')
  await expect(first.at(-1)).rejects.toBe('left')
  expect(order).toEqual([])
  await expect(left).rejects.toBe('left')
  await Promise.all([settled, other])
  expect(order.indexOf('ben')).toBeLessThan(2)
})

test('a file that breaks off says why, and one whose caller left is read no more', async () => {
  const broken = (async function* () {
    yield Buffer.from('a')
    throw new Error('changed')
  })()
  const file = { mimetype: 'text/plain', size: 10, bytes: broken }
  await expect(fileReader.read(file, request('text'))).rejects.toThrow('changed')
  const [left, leaves] = [endless('a line\n'), new AbortController()]
  const reading = fileReader.read(left, request('lines', { offset: 90_000_000_000 }), leaves.signal)
  leaves.abort('left')
  await expect(reading).rejects.toBe('left')
})

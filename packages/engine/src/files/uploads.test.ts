import { createHash, randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import { expect, onTestFinished, test } from 'vitest'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import { bytesOf, newFiles, objectsOf, readAll } from './fixtures.contract.ts'

const bytes = randomBytes(300_000)
const what = { name: 'a.bin', size: bytes.length }
const conflict = (offset: number) => ({
  code: 'file_offset_conflict',
  details: { offset, size: bytes.length },
})
const notFound = { code: 'file_not_found' }

test('a file that comes in parts is whole once it is finished, and read across them', async () => {
  const { files, ada } = await newFiles()
  const begun = await files.begin(ada, what)
  expect(begun).toMatchObject({ offset: 0, size: 300_000, isWhole: false, name: 'a.bin' })
  await expect(files.find(ada, begun.id)).rejects.toMatchObject(notFound)
  let offset = 0
  for (const end of [1, 70_000, 300_000]) {
    const grown = await files.append(begun, offset, bytesOf(bytes.subarray(offset, end)))
    expect(grown.offset).toBe(end)
    offset = end
  }
  expect((await files.upload(begun)).offset).toBe(300_000)
  await expect(files.find(ada, begun.id)).rejects.toMatchObject(notFound)
  const finished = await files.finish(begun)
  expect(await files.finish(begun)).toEqual(finished)
  expect(await files.find(ada, begun.id)).toEqual(finished)
  expect(await files.upload(begun)).toMatchObject({ offset: 300_000, isWhole: true })
  expect(finished).toMatchObject({
    size: 300_000,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  expect((await readAll(files, finished)).equals(bytes)).toBe(true)
  const across = { from: 69_999, to: 70_001 }
  expect((await readAll(files, finished, across)).equals(bytes.subarray(69_999, 70_001))).toBe(true)
})

test('what came before an upload broke off stays, and it goes on from there', async () => {
  const { files, ada } = await newFiles()
  const begun = await files.begin(ada, what)
  async function* broken() {
    yield* bytesOf(bytes.subarray(0, 123_456))
    throw new Error('broke off')
  }
  await expect(files.append(begun, 0, broken())).rejects.toThrow('broke off')
  const { offset } = await files.upload(begun)
  expect(offset).toBe(123_456)
  await files.append(begun, offset, bytesOf(bytes.subarray(offset)))
  expect((await readAll(files, await files.finish(begun))).equals(bytes)).toBe(true)
})

test('an upload that is aborted before anything came leaves nothing', async () => {
  const { files, storage, ada } = await newFiles()
  const begun = await files.begin(ada, what)
  const aborted = AbortSignal.abort(new Error('left'))
  await expect(files.append(begun, 0, bytesOf(bytes), aborted)).rejects.toThrow('left')
  expect(await files.upload(begun)).toMatchObject({ offset: 0 })
  expect(await objectsOf(storage)).toEqual([])
})

test('bytes go where the file ends, and nowhere else; of two at once one is taken', async () => {
  const { files, storage, ada } = await newFiles()
  const begun = await files.begin(ada, what)
  await files.append(begun, 0, bytesOf(bytes.subarray(0, 1_000)))
  for (const offset of [0, 999, 1_001])
    await expect(files.append(begun, offset, bytesOf('x'))).rejects.toMatchObject(conflict(1_000))
  await expect(files.finish(begun)).rejects.toMatchObject(conflict(1_000))
  const rest = () => files.append(begun, 1_000, bytesOf(bytes.subarray(1_000)))
  const both = await Promise.allSettled([rest(), rest(), rest()])
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toEqual([
    expect.objectContaining(conflict(300_000)),
    expect.objectContaining(conflict(300_000)),
  ])
  expect(await objectsOf(storage)).toHaveLength(2)
  const finished = await Promise.all([files.finish(begun), files.finish(begun)])
  expect(finished[0]).toEqual(finished[1])
  expect((await readAll(files, finished[0])).equals(bytes)).toBe(true)
})

test('more than was announced is refused, and what came before stays', async () => {
  const { files, ada } = await newFiles()
  const begun = await files.begin(ada, { name: 'a', size: 10 })
  await files.append(begun, 0, bytesOf('12345'))
  const more = files.append(begun, 5, bytesOf('678901'))
  await expect(more).rejects.toMatchObject({ code: 'file_too_large', details: { max_bytes: 10 } })
  await files.append(begun, 5, bytesOf('67890'))
  expect((await readAll(files, await files.finish(begun))).toString()).toBe('1234567890')
})

test('an upload counts with the size that was announced, until it is discarded', async () => {
  const { files, storage, ada } = await newFiles({ perUser: { bytes: 1_000 } })
  const begun = await files.begin(ada, { name: 'a', size: 900 })
  await files.append(begun, 0, bytesOf('some'))
  const quota = { code: 'file_quota' }
  await expect(files.begin(ada, { name: 'b', size: 101 })).rejects.toMatchObject(quota)
  await files.discard(begun)
  expect(await objectsOf(storage)).toEqual([])
  await expect(files.upload(begun)).rejects.toMatchObject(notFound)
  const next = await files.begin(ada, { name: 'b', size: 3 })
  await files.append(next, 0, bytesOf('abc'))
  await files.finish(next)
  await expect(files.discard(next)).rejects.toMatchObject(notFound)
})

test('an upload that goes on is kept, and one that is left for a day is given up', async () => {
  const { files, storage, ada, clock } = await newFiles()
  const hour = 3_600_000
  const [left, active] = [await files.begin(ada, what), await files.begin(ada, what)]
  await files.append(left, 0, bytesOf('left'))
  clock.ahead += 20 * hour
  await files.append(active, 0, bytesOf(bytes.subarray(0, 4)))
  clock.ahead += 5 * hour
  await files.sweep()
  await expect(files.upload(left)).rejects.toMatchObject(notFound)
  expect(await files.upload(active)).toMatchObject({ offset: 4 })
  expect(await objectsOf(storage)).toHaveLength(1)
})

test('a new file stands in place of the one at its path, in its own session alone', async () => {
  const { files, storage, ada, ben } = await newFiles()
  const at = { name: 'notes.txt', path: 'docs/notes.txt' }
  const theirs = await files.store(ben, at, bytesOf('theirs'))
  await files.store(ada, at, bytesOf('one'))
  const begun = await files.begin(ada, { ...at, size: 3 })
  await files.append(begun, 0, bytesOf('two'))
  await files.finish(begun)
  const found = await files.findByPath(ada, at.path)
  expect((await readAll(files, found)).toString()).toBe('two')
  const listed = await files.list(ada, { limit: 10, offset: 0, pathPrefix: 'docs/' })
  expect(listed).toEqual({ rows: [found], total: 1 })
  expect(await files.findByPath(ben, at.path)).toEqual(theirs)
  expect(await objectsOf(storage)).toHaveLength(2)
  await expect(files.findByPath(ada, 'docs')).rejects.toMatchObject(notFound)
})

test('all of an upload may come at once, whatever its size, in place of what had come, and once', async () => {
  const { files, storage, ada } = await newFiles()
  const unknown = await files.begin(ada, { name: 'a.txt', path: 'a/a.txt' })
  expect(unknown).toMatchObject({ size: null, offset: 0 })
  await expect(files.append(unknown, 0, bytesOf('a'))).rejects.toMatchObject({
    code: 'unsupported',
  })
  async function* broken() {
    yield* bytesOf('abc')
    throw new Error('broke off')
  }
  await expect(files.fill(unknown, broken())).rejects.toThrow('broke off')
  expect(await objectsOf(storage)).toEqual([])
  const filled = await files.fill(unknown, bytesOf('abcd'))
  expect(await readAll(files, filled)).toEqual(Buffer.from('abcd'))
  const done = { code: 'already_done' }
  await expect(files.fill(unknown, bytesOf('x'))).rejects.toMatchObject(done)

  const parted = await files.begin(ada, { name: 'b.txt', size: 4 })
  await files.append(parted, 0, bytesOf('12'))
  const both = await Promise.allSettled([
    files.fill(parted, bytesOf('5678')),
    files.fill(parted, bytesOf('5678')),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: done })
  expect(await objectsOf(storage)).toHaveLength(2)
  await files.deleteByPath(ada, 'a/a.txt')
  await files.deleteByPath(ada, 'a/a.txt')
  await expect(files.find(ada, filled.id)).rejects.toMatchObject(notFound)
})

test('bytes that a row names stay, though the answer to its change was lost', async () => {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  let isLost = false
  const losing: Store = {
    ...store,
    async transaction(work) {
      const done = await store.transaction(work)
      if (isLost) throw new MaillonError('unavailable', { message: 'The connection was lost.' })
      return done
    },
  }
  const { files, ada } = await newFiles({ store: losing })
  const place = await files.begin(ada, { name: 'a.txt', size: 5 })
  const other = await files.begin(ada, { name: 'b.txt' })
  isLost = true
  const lost = { code: 'unavailable' }
  await expect(files.append(place, 0, bytesOf('first'))).rejects.toMatchObject(lost)
  await expect(files.fill(other, bytesOf('whole'))).rejects.toMatchObject(lost)
  isLost = false
  expect((await readAll(files, await files.finish(place))).toString()).toBe('first')
  expect((await readAll(files, await files.find(ada, other.id))).toString()).toBe('whole')
})

import { expect, onTestFinished, test } from 'vitest'
import { bytesOf, newFiles, newFolder, objectsOf, readAll } from './fixtures.contract.ts'
import type { Storage } from './storage/storage.ts'

const hour = 3_600_000

test('what is over goes with its bytes, and nothing else', async () => {
  const { files, store, storage, projectId, ada, clock } = await newFiles({ lifetimeMs: hour })
  await files.store(ada, { name: 'old' }, bytesOf('old'))
  clock.ahead += hour / 2
  const young = await files.store(ada, { name: 'young' }, bytesOf('young'))
  clock.ahead += hour / 2
  await files.sweep()
  expect(await objectsOf(storage)).toHaveLength(1)
  expect((await store.files.usage(projectId, null, 0)).project.count).toBe(1)
  expect((await readAll(files, await files.find(ada, young.id))).toString()).toBe('young')
})

test('bytes of a session that was deleted go, once they are an hour old', async () => {
  const { files, store, storage, projectId, ada, ben, clock } = await newFiles()
  await files.store(ada, { name: 'a' }, bytesOf('a'))
  const kept = await files.store(ben, { name: 'b' }, bytesOf('b'))
  await store.sessions.delete(projectId, ada.sessionId)
  await files.sweepObjects()
  expect(await objectsOf(storage)).toHaveLength(2)
  clock.ahead += hour + 60_000
  await files.sweepObjects()
  expect(await objectsOf(storage)).toHaveLength(1)
  expect((await readAll(files, kept)).toString()).toBe('b')
})

/** Each thing that a process does with row or bytes, and that may be the last one that it does. */
const steps = ['write', 'written', 'update', 'updated', 'delete'] as const

test.each(steps)(
  'a process that dies at "%s" leaves a whole file or none, and nothing once it was swept',
  async (last) => {
    let died = false
    const dead = Promise.withResolvers<never>()
    dead.promise.catch(() => {})
    onTestFinished(() => dead.reject(new Error('The test is over.')))
    const die = () => {
      died = true
      return dead.promise
    }
    const folder = newFolder()
    const dying: Storage = {
      ...folder,
      async write(name, bytes, signal) {
        async function* half() {
          for await (const chunk of bytes) {
            yield chunk
            if (last === 'write') await die()
          }
        }
        await folder.write(name, half(), signal)
        if (last === 'written') await die()
      },
      delete: (name) => (last === 'delete' ? die() : folder.delete(name)),
    }
    const world = await newFiles({ storage: dying })
    const { store, ada } = world
    const { transaction } = store
    if (last === 'update' || last === 'updated') {
      let count = 0
      store.transaction = async (work) => {
        count += 1
        if (count === 3 && last === 'update') return die()
        const answer = await transaction(work)
        return count === 3 ? die() : answer
      }
    }
    const storing = world.files
      .store(ada, { name: 'a' }, bytesOf(Buffer.alloc(200_000)))
      .then(({ id }) => world.files.delete(ada, id))
    void storing.catch(() => {})
    await expect.poll(() => died).toBe(true)

    store.transaction = transaction
    const next = await newFiles({ storage: folder, store })
    const list = async () => (await next.files.list(ada, { limit: 10, offset: 0 })).rows
    const found = await list()
    expect(found).toHaveLength(last === 'updated' ? 1 : 0)
    for (const file of found) expect(await readAll(next.files, file)).toHaveLength(200_000)
    next.clock.ahead = 2 * hour
    await next.files.sweep()
    await next.files.sweepObjects()
    expect(await objectsOf(folder)).toHaveLength(found.length)
  },
)

test('two databases in one storage sweep nothing of each other', async () => {
  const storage = newFolder()
  const [mine, theirs] = [await newFiles({ storage }), await newFiles({ storage })]
  const stored = await theirs.files.store(theirs.ada, { name: 'a' }, bytesOf('theirs'))
  await storage.write('something else', bytesOf('x'))
  mine.clock.ahead = 48 * hour
  await mine.files.sweepObjects()
  expect(await objectsOf(storage)).toHaveLength(2)
  expect((await readAll(theirs.files, stored)).toString()).toBe('theirs')
})

test('bytes that are being written while others sweep stay', async () => {
  const { files, storage, ada, clock } = await newFiles()
  const { promise: swept, resolve } = Promise.withResolvers<void>()
  async function* slow() {
    yield Buffer.from('first ')
    await swept
    yield Buffer.from('second')
  }
  const storing = files.store(ada, { name: 'slow' }, slow())
  await expect.poll(() => objectsOf(storage)).toHaveLength(1)
  clock.ahead += 50 * 60_000
  await files.sweep()
  await files.sweepObjects()
  resolve()
  expect((await readAll(files, await storing)).toString()).toBe('first second')
})

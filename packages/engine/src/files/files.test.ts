import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { bytesOf, memoryStorage, newFiles, objectsOf, readAll } from './fixtures.contract.ts'
import { storageUnavailable } from './storage/storage.ts'
import { factsOf } from './stored-file.ts'

const notFound = { code: 'file_not_found' }

test('what was stored is found and read, as a whole and in parts, and its facts are its own', async () => {
  const { files, ada } = await newFiles()
  const bytes = randomBytes(200_000)
  const source = { tool: 'GMAIL_GET_ATTACHMENT', accountId: 'ca_1' }
  const stored = await files.store(ada, { name: 'a.bin', source }, bytesOf(bytes))
  const found = await files.find(ada, stored.id)
  expect(found).toEqual(stored)
  expect(factsOf(found)).toEqual({
    id: expect.stringMatching(/^file_[0-9A-Za-z]{22}$/),
    name: 'a.bin',
    mimetype: 'application/octet-stream',
    size: 200_000,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    expires_at: new Date(stored.expiresAt).toISOString(),
  })
  expect(stored.expiresAt - stored.createdAt - 7 * 24 * 3_600_000).toBeLessThan(60_000)
  expect(found).toMatchObject({ tool: source.tool, accountId: 'ca_1' })
  expect((await readAll(files, found)).equals(bytes)).toBe(true)
  const range = { from: 65_000, to: 150_000 }
  expect((await readAll(files, found, range)).equals(bytes.subarray(65_000, 150_000))).toBe(true)
})

test('a name is cleaned, and a type is what the bytes say', async () => {
  const { files, ada } = await newFiles()
  const claimed = { name: '../../etc/a\u202Egpj.png', mimetype: 'image/png' }
  const stored = await files.store(ada, claimed, bytesOf('%PDF-1.7 and so on'))
  expect(stored).toMatchObject({ name: 'agpj.png', mimetype: 'application/pdf' })
})

test('an empty file is a file', async () => {
  const { files, ada } = await newFiles()
  const stored = await files.store(ada, { name: 'empty' }, bytesOf(''))
  expect(stored.size).toBe(0)
  expect(await readAll(files, stored)).toHaveLength(0)
})

test('a file of a session is that session’s alone; one of a user is of all their sessions', async () => {
  const { files, projectId, ada, ben, newSession } = await newFiles()
  const mine = await files.store(ada, { name: 'mine' }, bytesOf('a'))
  const ofUser = await files.store({ projectId, userId: 'ada' }, { name: 'ours' }, bytesOf('b'))
  const another = await newSession('ada')
  for (const owner of [ben, another, { projectId, userId: 'ada' }, { projectId }])
    for (const refused of [files.find(owner, mine.id), files.delete(owner, mine.id)])
      await expect(refused).rejects.toMatchObject(notFound)
  expect(await files.find(another, ofUser.id)).toEqual(ofUser)
  await expect(files.find(ben, ofUser.id)).rejects.toMatchObject(notFound)
  const everything = { limit: 10, offset: 0 }
  expect((await files.list(ada, everything)).rows).toEqual([mine])
  expect((await files.list({ projectId, userId: 'ada' }, everything)).rows).toEqual([ofUser])
})

test('a file that is nobody’s yet is the first one’s that finds it', async () => {
  const { files, projectId, ada, ben } = await newFiles()
  const stored = await files.store({ projectId }, { name: 'upload' }, bytesOf('a'))
  expect(await files.find({ projectId }, stored.id)).toEqual(stored)
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => files.find(index % 2 ? ada : ben, stored.id)),
  )
  const winners = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.userId] : []))
  expect(winners).toHaveLength(10)
  expect(new Set(winners).size).toBe(1)
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject(notFound)
  await expect(files.find({ projectId }, stored.id)).rejects.toMatchObject(notFound)
})

test('what is deleted is gone, and its bytes with it', async () => {
  const { files, storage, ada } = await newFiles()
  const stored = await files.store(ada, { name: 'a' }, bytesOf('a'))
  expect(await objectsOf(storage)).toHaveLength(1)
  await files.delete(ada, stored.id)
  await expect(files.find(ada, stored.id)).rejects.toMatchObject(notFound)
  await expect(readAll(files, stored)).rejects.toMatchObject(notFound)
  await expect(files.delete(ada, stored.id)).rejects.toMatchObject(notFound)
  expect(await objectsOf(storage)).toEqual([])
})

test('a file is gone once its time is over, and with its session', async () => {
  const { files, store, projectId, ada, clock } = await newFiles({ lifetimeMs: 60_000 })
  const stored = await files.store(ada, { name: 'a' }, bytesOf('a'))
  clock.ahead += 60_000
  await expect(files.find(ada, stored.id)).rejects.toMatchObject(notFound)
  const next = await files.store(ada, { name: 'b' }, bytesOf('b'))
  await store.sessions.delete(projectId, ada.sessionId)
  await expect(files.find(ada, next.id)).rejects.toMatchObject(notFound)
})

test('nothing stays of a file that breaks off, is aborted or is too large', async () => {
  const { files, store, storage, projectId, ada } = await newFiles({ maxBytes: 100_000 })
  async function* broken() {
    yield Buffer.alloc(70_000)
    throw new Error('broke off')
  }
  await expect(files.store(ada, { name: 'a' }, broken())).rejects.toThrow('broke off')
  const ending = new AbortController()
  async function* stuck() {
    yield Buffer.alloc(70_000)
    queueMicrotask(() => ending.abort(new Error('left')))
    await new Promise(() => {})
  }
  await expect(files.store(ada, { name: 'a' }, stuck(), ending.signal)).rejects.toThrow('left')
  const large = files.store(ada, { name: 'a' }, bytesOf(Buffer.alloc(100_001)))
  await expect(large).rejects.toMatchObject({ code: 'file_too_large' })
  const announced = files.store(ada, { name: 'a', size: 100_001 }, bytesOf('never read'))
  await expect(announced).rejects.toMatchObject({ code: 'file_too_large' })
  expect(await objectsOf(storage)).toEqual([])
  expect(await store.files.usage(projectId, null, 0)).toMatchObject({ project: { count: 0 } })
})

test('P6 a row or bytes that were changed open nothing', async () => {
  const { files, store, storage, projectId, ada, ben } = await newFiles()
  const stored = await files.store(ada, { name: 'a' }, bytesOf('a'))
  const other = await files.store(ada, { name: 'b' }, bytesOf('b'))
  const unreadable = { code: 'secret_unreadable' }
  const row = async () => {
    const found = await store.files.find(projectId, stored.id)
    if (!found) throw new Error('The row is gone.')
    return found
  }
  const original = await row()
  const theirs = await store.files.find(projectId, other.id)
  for (const changed of [
    { userId: ben.userId, sessionId: ben.sessionId },
    { sessionId: null },
    { mimetype: 'text/html' },
    { size: 0 },
    { sha256: other.sha256 },
    { expiresAt: original.expiresAt + 1 },
    { parts: theirs?.parts ?? [] },
    { parts: theirs?.parts ?? [], sha256: other.sha256, key: theirs?.key ?? '' },
    { key: theirs?.key ?? '' },
  ]) {
    await store.files.delete(projectId, [stored.id])
    await store.files.insert({ ...original, ...changed })
    const owner = 'userId' in changed ? ben : ada
    await expect(files.find(owner, stored.id)).rejects.toMatchObject(unreadable)
    await expect(readAll(files, stored)).rejects.toMatchObject(unreadable)
  }
  await store.files.delete(projectId, [stored.id])
  await store.files.insert(original)
  expect((await readAll(files, await files.find(ada, stored.id))).toString()).toBe('a')
  const [object = ''] = original.parts.map((part) => part.object)
  await storage.delete(object)
  await expect(readAll(files, stored)).rejects.toMatchObject(unreadable)
  await storage.write(object, storage.read(theirs?.parts[0]?.object ?? '', 0, 100))
  await expect(readAll(files, stored)).rejects.toMatchObject(unreadable)
})

test('bytes that cannot be deleted now take no other file along, and keep none', async () => {
  const storage = {
    ...memoryStorage(),
    delete: () => Promise.reject(storageUnavailable('storage_unreachable')),
  }
  const { files, ada } = await newFiles({ storage })
  const place = { name: 'a.txt', path: 'a.txt' }
  await files.store(ada, place, bytesOf('before'))
  const after = await files.store(ada, place, bytesOf('after'))
  expect((await readAll(files, after)).toString()).toBe('after')
  const upload = await files.begin(ada, place)
  const filled = await files.fill(upload, bytesOf('filled'))
  expect((await readAll(files, filled)).toString()).toBe('filled')
  await files.delete(ada, upload.id)
  await expect(files.find(ada, upload.id)).rejects.toMatchObject(notFound)
})

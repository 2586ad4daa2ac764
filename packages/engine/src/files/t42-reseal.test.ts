import { expect, onTestFinished, test } from 'vitest'
import { reseal } from '../jobs/reseal.ts'
import { createStore } from '../store/create-store.ts'
import { newFile, newKey } from '../vault/fixtures.contract.ts'
import { openVault } from '../vault/vault.ts'
import { bytesOf, newFiles, newFolder, readAll } from './fixtures.contract.ts'

const [k1, k2] = [newKey('k1'), newKey('k2')]

test('T42 the keys of files are sealed anew, and the old encryption key is not needed any more', async () => {
  const [database, storage] = [await newFile(), newFolder()]
  const old = await newFiles({ database, storage, encryptionKey: k1 })
  const stored = await old.files.store(old.ada, { name: 'a' }, bytesOf('kept'))
  const begun = await old.files.begin(old.ada, { name: 'b', size: 6 })
  await old.files.append(begun, 0, bytesOf('one'))

  const both = await newFiles({ database, storage, encryptionKey: `${k2},${k1}` })
  expect(await reseal(both)).toMatchObject({
    resealed: { 'files.key': 2 },
    unreadable: [],
    retired: ['k1'],
  })
  const { files } = await newFiles({ database, storage, encryptionKey: k2 })
  expect((await readAll(files, await files.find(old.ada, stored.id))).toString()).toBe('kept')
  await files.append(begun, 3, bytesOf('two'))
  expect((await readAll(files, await files.finish(begun))).toString()).toBe('onetwo')
})

test('P6 a file is not opened by another encryption key, nor by the key of another project', async () => {
  const [database, storage] = [await newFile(), newFolder()]
  const { store, files, ada, projectId } = await newFiles({ database, storage, encryptionKey: k1 })
  const stored = await files.store(ada, { name: 'a' }, bytesOf('secret'))
  const another = await createStore({ database })
  onTestFinished(() => another.close())
  const wrong = `k1:${k2.split(':')[1]}`
  await expect(
    openVault({ encryptionKey: wrong, store: another, now: Date.now }),
  ).rejects.toMatchObject({ code: 'encryption_key_wrong' })

  const theirs = await newFiles({ database, storage, store, encryptionKey: k1 })
  await theirs.files.store(theirs.ada, { name: 'b' }, bytesOf('b'))
  const row = await store.files.find(projectId, stored.id)
  if (!row) throw new Error('The row is gone.')
  const moved = { projectId: theirs.projectId, sessionId: theirs.ada.sessionId }
  await store.files.insert({ ...row, ...moved })
  await expect(theirs.files.find(theirs.ada, row.id)).rejects.toMatchObject({
    code: 'secret_unreadable',
  })
})

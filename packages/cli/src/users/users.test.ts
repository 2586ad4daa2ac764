import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const encryptionKey = `k1:${'A'.repeat(43)}=`

test('users of a database are listed, exported and erased, and their receipt is found again', async () => {
  const { folder, run } = await newFolder()
  const database = join(folder, 'maillon.db')
  const engine = await createEngine({ database, encryptionKey, toolkits: allToolkits, jobs: false })
  const { create } = new Maillon({ engine })
  for (const user of ['ada', 'ben']) await create(user)
  await engine.close()
  const maillon = (words: string) =>
    run(words.split(' '), {
      MAILLON_DATABASE_URL: database,
      MAILLON_ENCRYPTION_KEY: encryptionKey,
    })
  expect((await maillon('users list')).stdout).toMatch(/^ada +0 +1\nben +0 +1\n$/)
  const { stdout: exported } = await maillon('users export ada')
  const rows = exported
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows).toContainEqual(
    expect.objectContaining({
      table: 'sessions',
      row: expect.objectContaining({ user_id: 'ada' }),
    }),
  )
  expect(await maillon('users erase ada')).toMatchObject({ code: 1, stdout: '' })
  const erased = await maillon('users erase ada --yes --json')
  expect(erased.code).toBe(0)
  const receipt = JSON.parse(erased.stdout)
  expect(receipt).toMatchObject({ status: 'done', erased: { sessions: 1 } })
  expect(JSON.parse((await maillon('users receipts ada')).stdout)).toEqual(receipt)
  expect((await maillon('users receipts ben')).stdout).toBe('No receipt is of this user.\n')
  expect((await maillon('users list --json')).stdout).toBe(
    `${JSON.stringify([{ userId: 'ben', connectedAccounts: 0, sessions: 1 }])}\n`,
  )
})

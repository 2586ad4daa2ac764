import { expect, test } from 'vitest'
import { loadSqlite } from './load-sqlite.ts'

test('where Node has no SQLite, the error says which Node has', async () => {
  const without = () => Promise.reject(new Error('No such built-in module: node:sqlite'))
  await expect(loadSqlite(without)).rejects.toMatchObject({
    code: 'config_invalid',
    message: expect.stringContaining('no node:sqlite'),
    hint: expect.stringContaining('Node 22.19'),
  })
  expect(await loadSqlite()).toHaveProperty('DatabaseSync')
})

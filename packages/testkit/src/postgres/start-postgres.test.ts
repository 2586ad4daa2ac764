import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startPostgres } from './start-postgres.ts'

async function query(url: string, text: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('each database is empty and apart, and nothing stays after stop', async () => {
  vi.stubEnv('DATABASE_URL', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  const postgres = await startPostgres()
  const other = await postgres.createDatabase()

  await query(postgres.url, 'create table notes (id int)')
  await query(other, 'create table notes (id int)')
  expect(await query(other, 'select * from notes')).toEqual([])
  expect(new URL(postgres.url).hostname).toBe('127.0.0.1')
  const [settings] = await query(postgres.url, 'show data_directory')
  await access(settings.data_directory)

  await Promise.all([postgres.stop(), postgres.stop()])
  await expect(query(postgres.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(access(dirname(settings.data_directory))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('with DATABASE_URL its server is used, and loses only what was made here', async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  vi.stubEnv('DATABASE_URL', server.url)
  onTestFinished(() => void vi.unstubAllEnvs())
  const guest = await startPostgres()

  expect(new URL(guest.url).host).toBe(new URL(server.url).host)
  expect(guest.url).not.toBe(server.url)
  expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }])

  await guest.stop()
  await expect(query(guest.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Maillon } from '@maillon/core'
import { createTestEngine, testEncryptionKey } from '@maillon/testkit'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createStore } from './create-store.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** A database with files in it or beside it, and how it is backed up and restored somewhere else. */
interface Place {
  database: string
  files?: string
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const kinds = {
  sqlite: {
    async open(): Promise<Place> {
      const folder = await newFolder()
      return { database: join(folder, 'maillon.db'), files: join(folder, 'files') }
    },
    async backUp({ database, files = '' }: Place): Promise<Place> {
      const folder = await newFolder()
      const backup = { database: join(folder, 'backup.db'), files: join(folder, 'files') }
      const db = new DatabaseSync(database)
      db.exec(`vacuum into '${backup.database}'`)
      db.close()
      await cp(files, backup.files, { recursive: true })
      return backup
    },
  },
  postgres: {
    open: async (): Promise<Place> => ({ database: await postgres.createDatabase() }),
    backUp: async ({ database }: Place): Promise<Place> => {
      const backup = await postgres.createDatabase()
      await (await createStore({ database: backup })).close()
      await copyRows(database, backup)
      return { database: backup }
    },
  },
}

/** All rows and large objects of one moment, as `pg_dump` reads them; its program is not everywhere. */
async function copyRows(from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((connectionString) => new Client({ connectionString }))
  if (!source || !target) return
  await Promise.all([source.connect(), target.connect()])
  await source.query('begin isolation level repeatable read read only')
  const tables = await source.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'maillon'`,
  )
  await target.query(`set session_replication_role = replica`)
  for (const { name } of tables.rows) {
    const table = `maillon."${name}"`
    const { rows } = await source.query<{ all: string }>(
      `select coalesce(json_agg(t), '[]')::text as all from ${table} t`,
    )
    await target.query(`delete from ${table}`)
    await target.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`,
      [rows[0]?.all],
    )
  }
  const objects = await source.query<{ oid: number; bytes: Buffer }>(
    'select oid, lo_get(oid) as bytes from pg_largeobject_metadata',
  )
  for (const { oid, bytes } of objects.rows)
    await target.query('select lo_from_bytea($1, $2)', [oid, bytes])
  await Promise.all([source.end(), target.end()])
}

/** A service that says which credential came. */
async function startService() {
  const came: (string | undefined)[] = []
  const server = createServer((request, response) => {
    came.push(request.headers.authorization)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"emailAddress":"ada@example.test","labels":[]}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const hosts = ['oauth2', 'gmail', 'www', 'openidconnect']
  const routes = hosts.map((name) => [`https://${name}.googleapis.com`, `http://127.0.0.1:${port}`])
  return { came, routes: Object.fromEntries(routes) as Record<string, string> }
}

test.each(Object.keys(kinds) as (keyof typeof kinds)[])(
  'a backup of %s that was taken while an engine ran goes on with the key from elsewhere, and not with another',
  async (kind) => {
    const service = await startService()
    const encryptionKey = testEncryptionKey()
    const start = async ({ database, files }: Place, key = encryptionKey) => {
      const started = await createTestEngine({
        database,
        encryptionKey: key,
        routes: service.routes,
        authConfigs: { gmail: { clientId: 'id', clientSecret: 'secret' } },
        ...(files && { files: { storage: files } }),
      })
      onTestFinished(started.stop)
      const client = new Maillon({ engine: started.engine })
      return { ...started, client }
    }
    const place = await kinds[kind].open()
    const { engine, client, apiKey } = await start(place)
    const { id: config } = await client.authConfigs.create('gmail')
    const tokens = { accessToken: 'token-of-ada', refreshToken: 'refresh', expiresIn: 3600 }
    await client.connectedAccounts.create('ada', config, tokens)
    const session = await client.create('ada')
    const file = await session.files.upload(new Blob(['name,age\nAda,36\n']), { name: 'a.csv' })

    const backup = await kinds[kind].backUp(place)
    const lost = await client.create('ada')
    await client.connectedAccounts.create('bob', config, { ...tokens, accessToken: 'token-of-bob' })
    await engine.close()

    const restored = await start(backup)
    const again = await restored.client.use(session.sessionId)
    service.came.length = 0
    const called = await again.execute('GMAIL_LIST_LABELS', {})
    expect(called.error).toBeNull()
    expect(service.came).toEqual(['Bearer token-of-ada'])
    const bytes = await (await (await again.files.get(file.id)).download()).text()
    expect(bytes).toBe('name,age\nAda,36\n')
    const answer = await restored.engine.fetch(
      new Request('https://connect.example.test/api/v3.1/toolkits?limit=1', {
        headers: { 'x-api-key': apiKey },
      }),
    )
    expect(answer.status).toBe(200)

    // What came after it is lost.
    await expect(restored.client.use(lost.sessionId)).rejects.toMatchObject({
      code: 'session_not_found',
    })
    const { items } = await restored.client.connectedAccounts.list()
    expect(items.map(({ userId }) => userId)).toEqual(['ada'])

    await restored.stop()
    const other = start(backup, testEncryptionKey())
    await expect(other).rejects.toMatchObject({ code: 'encryption_key_wrong' })
  },
)

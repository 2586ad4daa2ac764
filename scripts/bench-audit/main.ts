import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@maillon/testkit/postgres'
import { actingAs } from '../../packages/engine/src/audit/actor.ts'
import { createAudit, type WriteAudit } from '../../packages/engine/src/audit/audit.ts'
import { createCatalogue } from '../../packages/engine/src/catalogue/catalogue.ts'
import { configFrom } from '../../packages/engine/src/sessions/config.ts'
import type { SessionParts } from '../../packages/engine/src/sessions/parts.ts'
import { createSessions } from '../../packages/engine/src/sessions/sessions.ts'
import { createStore } from '../../packages/engine/src/store/create-store.ts'
import { createAuditKeys } from '../../packages/engine/src/vault/audit-keys.ts'

/**
 * What the audit log costs a write: the same writes with it and without, in turns, by one writer and by 16 of one project.
 * `least` is the least that a write can be, one read and one row changed; `session` what changes a session, as the API
 * calls it.
 */
const rounds = 12
const perRound = 400
const writers = [1, 16]

interface Measured {
  database: string
  write: 'least' | 'session'
  writers: number
  /** Milliseconds a write, of the median round. */
  off: number
  on: number
  ratio: number
}

const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
const postgres = await startPostgres()
const measured: Measured[] = []
try {
  for (const [name, database] of Object.entries({
    SQLite: join(folder, 'bench.db'),
    Postgres: postgres.url,
  }))
    for (const write of ['least', 'session'] as const)
      for (const count of writers)
        measured.push({ database: name, write, ...(await measure(database, write, count)) })
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true })
}
if (process.argv.includes('--json')) console.log(JSON.stringify(measured))
else console.table(measured)

async function measure(database: string, kind: Measured['write'], count: number) {
  const store = await createStore({ database })
  const projectId = randomUUID()
  await store.projects.insert({ id: projectId, name: projectId, createdAt: 0 })
  const keys = createAuditKeys(`k1:${randomBytes(32).toString('base64')}`, Date.now)
  const onError = (error: unknown) => {
    throw error
  }
  const audit = createAudit({ store, keys, now: Date.now, onError })
  const row = {
    projectId,
    userId: 'user_1',
    config: configFrom({ user_id: 'user_1' }),
    configVersion: 1,
  }
  const session = { ...row, tokenVersion: 1, createdAt: 1, updatedAt: 1 }
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) await store.sessions.insert({ ...session, id })

  const parts = { store, catalogue: createCatalogue([]), waiters: { wake() {} }, now: Date.now }
  const sessionsWith = (written: WriteAudit) =>
    createSessions({ ...parts, audit: written } as unknown as SessionParts)
  const sessions = { on: sessionsWith(audit.write), off: sessionsWith(async () => {}) }
  let turns = 0

  async function write(id: string, isOn: boolean): Promise<void> {
    if (kind === 'least') return writeLeast(id, isOn)
    turns += 1
    const tags = { enabled: [turns % 2 === 0 ? 'readOnlyHint' : 'idempotentHint'] }
    await sessions[isOn ? 'on' : 'off'].patch(projectId, id, { tags } as never)
  }

  async function writeLeast(id: string, isOn: boolean): Promise<void> {
    const before = await store.sessions.find(projectId, id)
    await store.transaction(async (transaction) => {
      const change = { config: row.config, fromVersion: before?.configVersion ?? 0, updatedAt: 2 }
      await transaction.sessions.update(projectId, id, change)
      const entry = { projectId, userId: 'user_1', action: 'session.updated', subject: id } as const
      if (isOn) await audit.write(transaction, { ...entry, from: {}, to: row.config })
    })
  }

  async function round(isOn: boolean): Promise<number> {
    const began = performance.now()
    await Promise.all(
      ids.map(async (id) => {
        for (let turn = 0; turn < perRound / count; turn += 1) await write(id, isOn)
      }),
    )
    return (performance.now() - began) / perRound
  }

  return actingAs({ kind: 'key', id: 'key_1' }, async () => {
    await round(true)
    await round(false)
    const [on, off]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < rounds; turn += 1) {
      on.push(await round(true))
      off.push(await round(false))
    }
    await audit.close()
    await store.close()
    const [a, b] = [median(off), median(on)]
    return { writers: count, off: rounded(a), on: rounded(b), ratio: rounded(b / a) }
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import type { CallRow } from '../store/rows.ts'

let world: Upstreams<'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

type Stored = Record<string, unknown> & Pick<CallRow, 'id' | 'status'>

async function start() {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, onError: () => undefined })
  const session = await started.app.session()
  const rows = async () => {
    await started.engine.close()
    return database.read<Stored>('select * from calls order by at, rowid')
  }
  return { ...started, session, rows }
}

test('a call leaves one row, with the id that its answer bears', async () => {
  const { session, visitor, rows } = await start()
  const waited = await session.execute('GMAIL_LIST_LABELS')
  await visitor().connect(await session.link('gmail'))
  const done = await session.execute('GMAIL_LIST_LABELS')
  const same = { kind: 'tool', tool: 'GMAIL_LIST_LABELS', toolkit: 'gmail', effect: 'read' }
  const whose = { user_id: 'user_1', actor_kind: 'app', actor_id: null, content: null }
  const pending = { pending_id: waited.data.pending_id }
  expect(await rows()).toMatchObject([
    {
      ...same,
      ...whose,
      ...pending,
      id: waited.log_id,
      status: 'waiting',
      error_code: 'connection_required',
      attempt_id: waited.data.attempt_id,
      upstream_ms: null,
    },
    {
      ...same,
      ...whose,
      ...pending,
      id: done.log_id,
      status: 'ok',
      error_code: null,
      error: null,
      account_id: expect.stringMatching(/^ca_/),
      upstream_ms: expect.any(Number),
    },
  ])
})

import { Maillon, type Session } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { createTestEngine } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import { benchToolkit } from '../bench/bench-toolkit.ts'
import { fill, type Size } from './fill.ts'
import type { Tables } from './tables.ts'

/** An engine on a database of a size, and sessions of users who have connected the bench's upstream. */
export interface Side {
  size: Size
  engine: Engine
  maillon: Maillon
  sessions: readonly Session<unknown>[]
  /** Asks the API as an operator; throws for what is no answer. */
  ask(path: string): Promise<void>
  stop(): Promise<void>
}

const persons = 50

/** Starts an engine on an empty database, has it write a row of each kind, and fills the database. */
export async function startSide(
  database: string,
  upstreamUrl: string,
  size: Size,
  open: (database: string) => Promise<Tables> | Tables,
): Promise<Side> {
  const { engine, stop } = await createTestEngine({
    database,
    toolkits: [benchToolkit, ...allToolkits],
    routes: { 'https://bench.example': upstreamUrl },
    // On, and never reached by few who make all calls.
    limits: { perUser: 1e9, perSession: 1e9, perToolkit: 1e9, perKey: 1e9 },
  })
  const maillon = new Maillon({ engine })
  const sessions = []
  for (let person = 0; person < persons; person += 1)
    sessions.push(await connected(engine, maillon, `person_${person}`))
  const tables = await open(database)
  await fill(await written(tables), size)
  await tables.close()
  const operator = engine.as()
  return {
    size,
    engine,
    maillon,
    sessions,
    async ask(path) {
      const answer = await operator(`http://maillon.local/api/v3.1/${path}`)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
    },
    stop,
  }
}

async function connected(
  engine: Engine,
  maillon: Maillon,
  user: string,
): Promise<Session<unknown>> {
  const session = await maillon.create(user)
  const { redirectUrl } = await session.authorize('bench')
  await engine.fetch(
    new Request(`${redirectUrl}/key`, {
      method: 'POST',
      body: new URLSearchParams({ api_key: 'bench-key-4f9a8b7c6d5e4f3a2b1c' }),
    }),
  )
  const { error } = await session.execute('BENCH_GET_ITEM', { id: '1' })
  if (error !== null) throw new Error(error)
  return session
}

/** The call log is written a moment after the call: it is the last of what a copy is made of. */
async function written(tables: Tables): Promise<Tables> {
  while (!(await tables.has('calls')))
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  return tables
}

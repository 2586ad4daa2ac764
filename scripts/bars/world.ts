import { type Hostile, startHostile } from '@maillon/testkit/hostile'
import { type Engine, newDatabase, startEngine } from './engines.ts'
import type { RunOptions } from './row.ts'

/** A database, engines on it, and the upstream that they meet. */
export interface World {
  hostile: Hostile
  engines: Engine[]
  /** The first one. */
  engine: Engine
  database: string
  start(options?: object): Promise<Engine>
}

/** Runs work in a world of its own, which ends with it. */
export async function inWorld<T>(
  { database: kind, processes }: RunOptions,
  work: (world: World) => Promise<T>,
  options: object = {},
): Promise<T> {
  const hostile = await startHostile()
  const database = await newDatabase(kind)
  const start = (more: object = {}) => startEngine(database.url, hostile, { ...options, ...more })
  // The first one makes the tables and the key.
  const engine = await start()
  const engines = [engine]
  try {
    for (let index = 1; index < processes; index += 1) engines.push(await start())
    return await work({ hostile, engines, engine, database: database.url, start })
  } finally {
    await Promise.all(engines.map((one) => one.kill()))
    await hostile.stop()
    await database.end()
  }
}

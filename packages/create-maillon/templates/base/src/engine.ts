import { mkdir } from 'node:fs/promises'
import {
  clientsFromEnvironment,
  createEngine,
  type Engine,
  type EngineOptions,
} from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'
import { bringAlong } from './bring-along.ts'
import { emulatedGoogle } from './emulated-google.ts'

/** The engine that connects accounts and keeps their tokens, in this process. `publicUrl` is where its pages are mounted. */
export async function startEngine(
  publicUrl: string,
  more: Partial<EngineOptions> = {},
): Promise<Engine> {
  const { MAILLON_ENCRYPTION_KEY: encryptionKey } = process.env
  if (!encryptionKey)
    throw new Error('MAILLON_ENCRYPTION_KEY is missing: copy .env.example to .env, and set it.')
  const slugs = allToolkits.map(({ slug }) => slug)
  const clients = clientsFromEnvironment(slugs, process.env)
  const google = clients.gmail ? undefined : await emulatedGoogle()
  await mkdir('.maillon', { recursive: true, mode: 0o700 })
  const engine = await createEngine({
    toolkits: allToolkits,
    // What an emulated Google gave out is of no use to the real one.
    database: google ? '.maillon/emulated.db' : '.maillon/app.db',
    encryptionKey,
    publicUrl,
    appName: 'my-agent',
    authConfigs: { ...clients, ...google?.authConfigs },
    routes: google?.routes ?? {},
    ...more,
  })
  await google?.forget(engine)
  await bringAlong(engine)
  return engine
}

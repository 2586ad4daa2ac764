import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Maillon, MaillonError } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { newEncryptionKey } from '../keys/encryption-key.ts'
import { isOwn } from './is-own.ts'

/** What `dev` works on: a database with its key, and an API key to it. */
export interface DevState {
  database: string
  encryptionKey: string
  /** The API key; makes one for a database that is new. */
  apiKey(engine: Engine): Promise<string>
  /** Lets other commands of this folder know where it runs; undefined when it does not any more. */
  runsAt(url: string | undefined): Promise<void>
}

/** Gone when the process ends. */
export function ephemeralState(): DevState {
  return {
    database: ':memory:',
    encryptionKey: newEncryptionKey('dev'),
    apiKey: createApiKey,
    runsAt: async () => {},
  }
}

interface Stored {
  encryptionKey: string
  apiKey?: string
  /** Where it runs, while it does. */
  url?: string | undefined
}

/** Kept in a folder, readable by its owner only, so that an app in development keeps its key. */
export async function storedState(folder: string): Promise<DevState> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!(await isOwn(folder))) throw anothers(folder)
  await keepOutOfGit(folder)
  const file = join(folder, 'dev.json')
  const stored = (await read(file)) ?? { encryptionKey: newEncryptionKey('dev') }
  const save = () => writeSecret(file, `${JSON.stringify(stored, null, 2)}\n`)
  await save()
  return {
    database: join(folder, 'dev.db'),
    encryptionKey: stored.encryptionKey,
    apiKey: async (engine) => {
      if (!stored.apiKey || !(await opens(engine, stored.apiKey))) {
        stored.apiKey = await createApiKey(engine)
        await save()
      }
      return stored.apiKey
    },
    runsAt: async (url) => {
      stored.url = url
      await save()
    },
  }
}

/** Secrets are in the folder: git is told to leave all of it alone, unless a person told it otherwise. */
async function keepOutOfGit(folder: string): Promise<void> {
  await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
}

/** Whole, or as it was: with half of the key, all that it sealed would be lost. Its owner alone reads it, whoever could before. */
async function writeSecret(file: string, text: string): Promise<void> {
  const draft = `${file}.${crypto.randomUUID()}`
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 })
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

async function read(file: string): Promise<Stored | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (!(await isOwn(file))) throw anothers(file)
  try {
    const { encryptionKey, apiKey } = JSON.parse(text)
    if (typeof encryptionKey === 'string')
      return { encryptionKey, ...(typeof apiKey === 'string' && { apiKey }) }
  } catch {
    // Falls through: text that is no JSON is as unreadable as JSON without a key.
  }
  throw new MaillonError('config_invalid', {
    message: `${file} cannot be read.`,
    hint: 'Delete the folder .maillon to start anew, or pass --ephemeral.',
  })
}

function anothers(path: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${path} is another user's, who could know its keys.`,
    hint: 'Delete the folder .maillon to start anew, work in a folder of your own, or pass --ephemeral.',
  })
}

async function opens(engine: Engine, apiKey: string): Promise<boolean> {
  const request = new Request('http://localhost/api/v3.1/toolkits?limit=1', {
    headers: { 'x-api-key': apiKey },
  })
  return (await engine.fetch(request)).ok
}

async function createApiKey(engine: Engine): Promise<string> {
  const { apiKeys } = new Maillon({ engine })
  return (await apiKeys.create({ name: 'dev', scopes: ['admin'] })).key
}

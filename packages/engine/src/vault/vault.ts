import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import type { DataKeyRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { createAuditKeys } from './audit-keys.ts'
import { decrypt, encrypt } from './cipher.ts'
import { type EncryptionKeys, parseEncryptionKeys } from './encryption-keys.ts'
import { packed, unpacked } from './packed.ts'

/** Where a secret lives. A sealed value opens only there, so that rows cannot be swapped. */
export interface Place {
  projectId: string
  /** The row's id. */
  row: string
  /** Table and column, e.g. `accounts.credential`. */
  field: string
  /** Raised with each secret written to that column. */
  version: number
}

/** Seals and opens secrets: each project's are under its own data key, which an encryption key wraps. */
export interface Vault {
  seal(place: Place, secret: unknown): Promise<string>
  /** The secret as it was sealed. Throws `secret_unreadable` for a changed or moved value. */
  open<Secret>(place: Place, sealed: string): Promise<Secret>
  /** The same for what is JSON, and may be too long to be written or read at once. */
  sealJson(place: Place, json: string): Promise<string>
  openJson(place: Place, sealed: string): Promise<Uint8Array>
  /** How everything starts that is sealed from now on. */
  prefix: string
  /** Wraps the data keys that other encryption keys wrap with the first one, and keeps what audit keys are made of. */
  rewrap(): Promise<void>
  /** Forgets the encryption keys that wrap nothing, so that the engine starts without them; answers their ids. */
  retire(): Promise<string[]>
}

export interface VaultOptions {
  /** `id:base64[,id:base64]`; the first one writes. */
  encryptionKey: string
  store: Store
  now: () => number
  /** Writes a change of keys down, in the transaction of the store given. */
  note?: NoteKeys
}

/** What became of which key; of none of a project where that is null. */
export type NoteKeys = (
  store: Store,
  change: {
    projectId: string | null
    action:
      | 'encryption_key.added'
      | 'encryption_key.retired'
      | 'data_key.created'
      | 'data_key.rewrapped'
    subject: string
    from?: { encryption_key: string }
    to?: { encryption_key: string }
  },
) => Promise<void>

const format = 'v1'
/** Projects may be many, and each has one. */
const keysKept = 1_000

/** Opens the vault of a database. Throws `encryption_key_invalid`, or `encryption_key_wrong` before anything is written. */
export async function openVault({
  encryptionKey,
  store,
  now,
  note = async () => {},
}: VaultOptions): Promise<Vault> {
  const keys = parseEncryptionKeys(encryptionKey)
  await store.transaction((transaction) => checkKeys(keys, transaction, { now, note }))
  const writing = `dk_${keys.primary}`
  const dataKeys = new Map<string, KeyObject>()

  async function dataKey(
    projectId: string,
    id: string,
    missing: (projectId: string) => Promise<DataKeyRow>,
  ): Promise<KeyObject> {
    const known = dataKeys.get(`${projectId} ${id}`)
    if (known) return known
    const row = (await store.dataKeys.find(projectId, id)) ?? (await missing(projectId))
    // Made once: a cipher that gets bytes makes a key of them each time, which costs more than the cipher.
    const key = createSecretKey(unwrap(row))
    if (dataKeys.size >= keysKept) dataKeys.clear()
    dataKeys.set(`${projectId} ${id}`, key)
    return key
  }

  function unwrap({ projectId, id, encryptionKeyId, wrapped }: DataKeyRow): Buffer {
    const bytes = Buffer.from(wrapped, 'base64')
    return decrypt(keyOf(keys, encryptionKeyId), bytes, wrapData(projectId, id))
  }

  function wrap(key: Buffer, projectId: string, id: string) {
    const bytes = encrypt(keyOf(keys, keys.primary), key, wrapData(projectId, id))
    return { encryptionKeyId: keys.primary, wrapped: bytes.toString('base64') }
  }

  /** A project has one data key for each encryption key, by its id: however many make it at once, all go on with one. */
  async function makeDataKey(projectId: string): Promise<DataKeyRow> {
    const row = {
      id: writing,
      projectId,
      ...wrap(randomBytes(32), projectId, writing),
      createdAt: now(),
    }
    try {
      await store.transaction(async (transaction) => {
        await transaction.dataKeys.insert(row)
        const to = { encryption_key: row.encryptionKeyId }
        await note(transaction, { projectId, action: 'data_key.created', subject: writing, to })
      })
      return row
    } catch (error) {
      const faster = await store.dataKeys.find(projectId, writing)
      if (faster) return faster
      throw error
    }
  }

  const rewrapOne = (row: DataKeyRow) =>
    store.transaction(async (transaction) => {
      const { projectId, id: subject, encryptionKeyId } = row
      const next = wrap(unwrap(row), projectId, subject)
      if (!(await transaction.dataKeys.rewrap(row, next))) return
      await note(transaction, {
        projectId,
        action: 'data_key.rewrapped',
        subject,
        from: { encryption_key: encryptionKeyId },
        to: { encryption_key: next.encryptionKeyId },
      })
    })

  async function sealJson(place: Place, json: string): Promise<string> {
    const key = await dataKey(place.projectId, writing, makeDataKey)
    const sealed = encrypt(key, await packed(Buffer.from(json)), sealData(place, writing))
    return `${format}.${writing}.${sealed.toString('base64url')}`
  }

  async function openJson(place: Place, sealed: string): Promise<Buffer> {
    try {
      const [version, keyId = '', bytes = ''] = sealed.split('.')
      if (version !== format) throw new Error('The sealed value has another format.')
      const key = await dataKey(place.projectId, keyId, noDataKey)
      return await unpacked(decrypt(key, Buffer.from(bytes, 'base64url'), sealData(place, keyId)))
    } catch (cause) {
      if (MaillonError.is(cause)) throw cause
      throw new MaillonError('secret_unreadable', {
        message: `The secret ${place.field} of ${place.row} could not be opened.`,
        hint: 'It was changed or moved outside the engine. Ask the user to connect again.',
        cause,
      })
    }
  }

  return {
    prefix: `${format}.${writing}.`,
    async rewrap() {
      for (const row of await store.dataKeys.wrappedByOthers(keys.primary)) await rewrapOne(row)
      await createAuditKeys(encryptionKey, now).keep(store)
    },
    retire: () =>
      store.transaction(async (transaction) => {
        const ids = await transaction.encryptionKeys.deleteUnused(keys.primary)
        for (const subject of ids)
          await note(transaction, { projectId: null, action: 'encryption_key.retired', subject })
        return ids
      }),
    seal(place, secret) {
      keepSecret(secret)
      return sealJson(place, JSON.stringify(secret))
    },
    async open(place, sealed) {
      const secret = JSON.parse((await openJson(place, sealed)).toString())
      keepSecret(secret)
      return secret
    },
    sealJson,
    openJson,
  }
}

async function noDataKey(): Promise<never> {
  throw new Error('The data key is not of this project.')
}

/** Every key that this database knows must be given, and be the same; a new one leaves a check value behind. */
async function checkKeys(
  keys: EncryptionKeys,
  store: Store,
  { now, note }: { now: () => number; note: NoteKeys },
): Promise<void> {
  const known = await store.encryptionKeys.list()
  for (const { id, check } of known) {
    try {
      decrypt(keyOf(keys, id), Buffer.from(check, 'base64'), checkData(id))
    } catch (cause) {
      throw new MaillonError('encryption_key_wrong', {
        message: `This database was written with another key "${id}" than the one given.`,
        hint: 'Start with the encryptionKey that this database was made with; a newer one stands before it, parted by a comma.',
        cause,
      })
    }
  }
  if (known.some(({ id }) => id === keys.primary)) return
  const check = encrypt(keyOf(keys, keys.primary), Buffer.from('maillon'), checkData(keys.primary))
  await store.encryptionKeys.insert({
    id: keys.primary,
    check: check.toString('base64'),
    createdAt: now(),
  })
  // Another process may have started meanwhile, with another key of the same id.
  await checkKeys(keys, store, { now, note })
  const action = 'encryption_key.added'
  await note(store, { projectId: null, action, subject: keys.primary })
}

function keyOf(keys: EncryptionKeys, id: string): Buffer {
  const key = keys.byId.get(id)
  if (!key) throw new Error(`No key with the id "${id}" was given.`)
  return key
}

const checkData = (id: string) => JSON.stringify([format, 'check', id])
const wrapData = (projectId: string, id: string) =>
  JSON.stringify([format, 'data-key', projectId, id])
const sealData = ({ projectId, row, field, version }: Place, keyId: string) =>
  JSON.stringify([format, projectId, row, field, keyId, version])

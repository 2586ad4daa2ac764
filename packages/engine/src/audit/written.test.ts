import { onTestFinished, expect, test } from 'vitest'
import { createStore } from '../store/create-store.ts'
import type { Store } from '../store/store.ts'
import type { AuditAction } from './actions.ts'

type Tables = Omit<Store, 'transaction' | 'onEnd' | 'clock' | 'ping' | 'close'>

/** What each write leaves in the audit log, or in words why nothing. */
type Told = readonly [AuditAction, ...AuditAction[]] | `not: ${string}`

const itself = 'not: the log itself'
const result = 'not: what a call gave, which the call log tells'
const step = 'not: a step between connection.initiated and its end'

const writes: { [Table in keyof Tables]?: Partial<Record<keyof Tables[Table], Told>> } = {
  projects: { insert: 'not: a project begins with what is first in it, which has an entry' },
  apiKeys: { insert: ['api_key.created'], update: ['api_key.revoked'] },
  encryptionKeys: { insert: ['encryption_key.added'], deleteUnused: ['encryption_key.retired'] },
  dataKeys: { insert: ['data_key.created'], rewrap: ['data_key.rewrapped'] },
  sessions: {
    insert: ['session.created'],
    update: ['session.updated'],
    raiseTokenVersion: ['session.tokens_revoked'],
    delete: ['session.deleted'],
  },
  authConfigs: {
    insert: ['auth_config.created'],
    update: [
      'auth_config.updated',
      'auth_config.enabled',
      'auth_config.disabled',
      'auth_config.deleted',
    ],
  },
  accounts: {
    insert: ['connection.initiated', 'connection.connected'],
    update: [
      'connection.connected',
      'connection.identified',
      'connection.refreshed',
      'connection.renamed',
      'connection.shared',
      'connection.disabled',
      'connection.enabled',
      'connection.failed',
      'connection.refused',
      'connection.taken',
      'connection.narrowed',
      'connection.expired',
      'connection.ended',
      'connection.deleted',
    ],
    switchAll: ['auth_config.enabled', 'auth_config.disabled'],
    lease: 'not: whose turn it is to refresh',
    release: 'not: whose turn it is to refresh',
    touch: 'not: when it was used, which the call log tells',
  },
  attempts: { insert: ['connection.initiated'], update: step },
  pendingCalls: {
    insert: ['approval.asked'],
    update: ['approval.approved', 'approval.denied'],
    deleteExpired: 'not: they were over',
  },
  approvedTools: { insert: ['approval.approved'] },
  idempotencyKeys: {
    insert: 'not: the write that it names has its entry',
    update: 'not: the write that it names has its entry',
    delete: 'not: the write that it names has its entry',
  },
  revocations: {
    insert: ['connection.ended', 'connection.deleted', 'connection.connected'],
    update: ['connection.revoked'],
    delete: 'not: the account has what it held',
    deleteKept: ['connection.deleted'],
    recheck: 'not: when it is tried; what came of it is connection.revoked',
  },
  mcpGrants: {
    insert: 'not: whoever knows an address may ask; what the app and its user say is written down',
    update: [
      'login.confirmed',
      'login.refused',
      'login.agreed',
      'login.denied',
      'login.completed',
      'login.revoked',
      'login.stolen',
    ],
  },
  jobLeases: { take: 'not: whose turn it is' },
  persons: {
    delete: ['person.erased'],
    detachCalls: ['person.erased'],
    unshare: ['person.erased'],
  },
  erasures: { insert: ['person.erased'], update: ['person.erased'] },
  retention: { purge: 'not: by its age, as the operator set it' },
  files: {
    insert: result,
    update: result,
    delete: result,
    deleteOthersAt: result,
    space: 'not: a name of the database for its objects',
  },
  storedResults: { insert: result, delete: result },
  sealed: { replace: 'not: the same secret; data_key.rewrapped and encryption_key.retired tell' },
  calls: { insert: 'not: the call log itself', count: 'not: the call log itself' },
  usage: { add: 'not: how much is used, by the calls of the call log' },
  processes: {
    beat: 'not: how many processes there are',
    leave: 'not: how many processes there are',
  },
  audit: { insert: itself, deleteNumbered: 'not: by its age; a checkpoint tells' },
  auditSeals: { insert: itself, deleteTo: 'not: by its age; a checkpoint tells' },
  auditChains: { insert: itself, advance: itself, close: itself },
  auditWriters: { note: itself, advance: itself, delete: itself },
  auditPersons: { insert: itself, delete: ['person.detached'] },
  auditKeys: { insert: ['encryption_key.retired'], rewrap: ['data_key.rewrapped'] },
}

/** What a method is called that only reads. */
const reads =
  /^(find|list|latest|active|count[A-Z]|rows|since|shared|has|pending$|due$|expired$|oldest|usage|with|wrapped|shares|of[A-Z]|ending|numbered|unnumbered|byWriter|last|projects|unseen|hours|summary|search)/

test('each write of the store leaves an entry in the audit log, or says here why none', async () => {
  const store = await createStore({ database: ':memory:' })
  onTestFinished(() => store.close())
  const there = Object.entries(store).flatMap(([table, methods]) =>
    typeof methods === 'object'
      ? Object.keys(methods)
          .filter((name) => !reads.test(name))
          .map((name) => `${table}.${name}`)
      : [],
  )
  const said = Object.entries(writes).flatMap(([table, methods]) =>
    Object.keys(methods).map((name) => `${table}.${name}`),
  )
  expect(there.toSorted()).toEqual(said.toSorted())
})

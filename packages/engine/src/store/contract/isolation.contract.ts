import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import {
  accountRow,
  attemptRow,
  everything,
  fileRow,
  pendingCallRow,
  storedResultRow,
  type Seed,
  seed,
  seedProject,
} from './fixtures.contract.ts'

type Tables = Omit<Store, 'glance' | 'transaction' | 'onEnd' | 'ping' | 'close' | 'clock'>
type Call = (store: Store, projectId: string, seed: Seed) => Promise<unknown>

/** Every method there is: how to call it for a project, or why it has none to ask for. */
const methods: {
  [Table in keyof Tables]: Record<keyof Tables[Table], Call | 'row has it' | 'over all projects'>
} = {
  projects: { insert: 'row has it', find: 'over all projects' },
  apiKeys: {
    insert: 'row has it',
    find: (store, projectId, { apiKey }) => store.apiKeys.find(projectId, apiKey.id),
    findByKid: 'over all projects',
    findByKids: 'over all projects',
    list: (store, projectId) => store.apiKeys.list(projectId, everything),
    update: (store, projectId, { apiKey }) =>
      store.apiKeys.update(projectId, apiKey.id, { revokedAt: 2 }),
  },
  encryptionKeys: {
    insert: 'over all projects',
    list: 'over all projects',
    deleteUnused: 'over all projects',
  },
  dataKeys: {
    insert: 'row has it',
    find: (store, projectId, { dataKey }) => store.dataKeys.find(projectId, dataKey.id),
    wrappedByOthers: 'over all projects',
    rewrap: (store, projectId, { dataKey }) =>
      store.dataKeys.rewrap(
        { ...dataKey, projectId },
        { encryptionKeyId: dataKey.encryptionKeyId, wrapped: 'anew' },
      ),
  },
  sessions: {
    insert: 'row has it',
    findAnywhere: 'over all projects',
    find: (store, projectId, { session }) => store.sessions.find(projectId, session.id),
    list: (store, projectId) => store.sessions.list(projectId, undefined, everything),
    update: (store, projectId, { session }) =>
      store.sessions.update(projectId, session.id, { config: 0, fromVersion: 1, updatedAt: 2 }),
    raiseTokenVersion: (store, projectId, { session }) =>
      store.sessions.raiseTokenVersion(projectId, session.id),
    delete: (store, projectId, { session }) => store.sessions.delete(projectId, session.id),
  },
  authConfigs: {
    insert: 'row has it',
    find: (store, projectId, { authConfig }) => store.authConfigs.find(projectId, authConfig.id),
    list: (store, projectId) => store.authConfigs.list(projectId, {}, everything),
    update: (store, projectId, { authConfig }) =>
      store.authConfigs.update(projectId, authConfig.id, { enabled: false, updatedAt: 2 }),
    countAccounts: (store, projectId, { authConfig }) =>
      store.authConfigs.countAccounts(projectId, [authConfig.id]),
  },
  accounts: {
    insert: 'row has it',
    find: (store, projectId, { account }) => store.accounts.find(projectId, account.id),
    list: (store, projectId, { account }) =>
      store.accounts.list(
        projectId,
        { ids: [account.id], statuses: ['ACTIVE', 'EXPIRED'] },
        { by: 'createdAt', direction: 'asc' },
        everything,
        50,
      ),
    active: (store, projectId, { account }) =>
      store.accounts.active(projectId, account.userId, account.toolkit),
    findByAlias: (store, projectId, { account }) =>
      store.accounts.findByAlias(projectId, account.userId, account.toolkit, 'work'),
    findByExternalId: (store, projectId, { account }) =>
      store.accounts.findByExternalId(projectId, account.externalId ?? ''),
    update: (store, projectId, { account }) =>
      store.accounts.update(projectId, account.id, { deletedAt: 2, updatedAt: 2 }),
    lease: (store, projectId, { account }) =>
      store.accounts.lease(projectId, account.id, {
        owner: 'me',
        ms: 1000,
        credentialVersion: account.credentialVersion,
      }),
    switchAll: (store, projectId, { authConfig }) =>
      store.accounts.switchAll(
        projectId,
        authConfig.id,
        { status: 'ACTIVE', statusReason: null },
        { status: 'INACTIVE', statusReason: 'off', updatedAt: 2 },
      ),
    release: (store, projectId, { account }) =>
      store.accounts.release(projectId, account.id, { owner: 'lessee', inDoubt: false }),
    touch: (store, projectId, { account }) => store.accounts.touch(projectId, account.id, 9),
    sharesGrant: 'over all projects',
    ofSameClient: 'over all projects',
    withCredential: 'over all projects',
    ending: 'over all projects',
  },
  attempts: {
    insert: 'row has it',
    find: (store, projectId, { attempt }) => store.attempts.find(projectId, attempt.id),
    findByTokenHash: 'over all projects',
    findByStateHash: 'over all projects',
    findBySessionHash: (store, projectId, { attempt }) =>
      store.attempts.findBySessionHash(projectId, attempt.sessionHash ?? ''),
    findOpen: (store, projectId, { session, attempt }) =>
      store.attempts.findOpen(projectId, session.id, attempt.toolkit, 50),
    latest: (store, projectId, { account }) => store.attempts.latest(projectId, account.id),
    update: (store, projectId, { attempt }) =>
      store.attempts.update(projectId, attempt.id, { status: 'done', updatedAt: 2 }),
  },
  pendingCalls: {
    insert: 'row has it',
    find: (store, projectId, { pendingCall }) => store.pendingCalls.find(projectId, pendingCall.id),
    list: async (store, projectId, { session }) => {
      const filter = { sessionIds: [session.id], statuses: ['waiting'], endsAfter: 0 } as const
      const { rows } = await store.pendingCalls.list(projectId, filter, { limit: 10, offset: 0 })
      return rows[0]
    },
    hashes: (store, projectId, { pendingCall }) =>
      store.pendingCalls.hashes(projectId, pendingCall.sessionId),
    findByHash: (store, projectId, { pendingCall }) =>
      store.pendingCalls.findByHash(projectId, pendingCall.sessionId, pendingCall.hash),
    update: (store, projectId, { pendingCall }) =>
      store.pendingCalls.update(projectId, pendingCall.id, { status: 'approved' }),
    deleteExpired: (store, projectId) => store.pendingCalls.deleteExpired(projectId, 100, 10),
  },
  approvedTools: {
    insert: 'row has it',
    has: (store, projectId, { session }) =>
      store.approvedTools.has(projectId, session.id, 'GMAIL_SEND_EMAIL'),
  },
  idempotencyKeys: {
    insert: 'row has it',
    find: (store, projectId, { idempotencyKey }) =>
      store.idempotencyKeys.find(projectId, idempotencyKey.id),
    update: (store, projectId, { idempotencyKey }) =>
      store.idempotencyKeys.update(projectId, idempotencyKey.id, { status: 'done', answer: 'a' }),
    delete: (store, projectId, { idempotencyKey }) =>
      store.idempotencyKeys.delete(projectId, idempotencyKey.id),
  },
  revocations: {
    insert: 'row has it',
    find: (store, projectId, { revocation }) => store.revocations.find(projectId, revocation.id),
    update: (store, projectId, { revocation }) =>
      store.revocations.update(
        projectId,
        revocation.id,
        { status: 'yes', updatedAt: 2 },
        revocation.nextAt,
      ),
    delete: (store, projectId, { revocation }) =>
      store.revocations.delete(projectId, revocation.id, revocation.nextAt),
    deleteKept: async (store, projectId, { account, revocation }) => {
      const kept = { status: 'kept', updatedAt: 1 } as const
      await store.revocations.update(revocation.projectId, revocation.id, kept, revocation.nextAt)
      return store.revocations.deleteKept(projectId, account.id)
    },
    pending: async (store, projectId, { account }) =>
      (await store.revocations.pending(projectId, account.id)).length > 0,
    due: 'over all projects',
    recheck: 'over all projects',
  },
  mcpGrants: {
    insert: 'row has it',
    find: (store, projectId, { mcpGrant }) => store.mcpGrants.find(projectId, mcpGrant.id),
    findBySecret: 'over all projects',
    findBySpent: 'over all projects',
    update: (store, projectId, { mcpGrant }) =>
      store.mcpGrants.update(projectId, mcpGrant.id, mcpGrant.secretHash, { status: 'revoked' }),
    countAsked: async (store, projectId, { session }) =>
      (await store.mcpGrants.countAsked(projectId, session.id, 1)) > 0,
  },
  jobLeases: { take: 'over all projects' },
  processes: { beat: 'over all projects', leave: 'over all projects' },
  usage: {
    add: 'row has it',
    list: (store, projectId) => store.usage.list(projectId, ['2026-11'], 10),
  },
  persons: {
    list: (store, projectId) => store.persons.list(projectId, { prefix: 'user' }, 10),
    rows: (store, projectId, { session }) =>
      store.persons.rows(projectId, session.userId, 'accounts', undefined, 10),
    delete: async (store, projectId, { session }) =>
      (await store.persons.delete(projectId, session.userId, 'attempts', 10)) > 0,
    detachCalls: async (store, projectId, { call, account }) => {
      const bobs = { ...call, projectId, id: `${call.id}_bob`, userId: 'bob' }
      await store.calls.insert([{ ...bobs, accountId: account.id }])
      return (await store.persons.detachCalls(projectId, account.userId, 10)) > 0
    },
    sharedWith: (store, projectId) => store.persons.sharedWith(projectId, 'bob'),
    unshare: async (store, projectId) => (await store.persons.unshare(projectId, 'bob', 2)) > 0,
  },
  erasures: {
    insert: 'row has it',
    latest: (store, projectId, { erasure }) => store.erasures.latest(projectId, [erasure.person]),
    list: (store, projectId) => store.erasures.list(projectId, '', 10),
    update: (store, projectId, { erasure }) =>
      store.erasures.update(projectId, erasure.id, { status: 'done', updatedAt: 2 }),
    since: 'over all projects',
  },
  retention: { purge: 'over all projects', oldest: 'over all projects' },
  storedResults: {
    insert: 'row has it',
    find: (store, projectId, { storedResult }) =>
      store.storedResults.find(projectId, storedResult.sessionId, storedResult.id),
    list: (store, projectId, { storedResult }) =>
      store.storedResults.list(projectId, storedResult.sessionId),
    delete: (store, projectId, { storedResult }) =>
      store.storedResults.delete(projectId, [storedResult.id]),
  },
  files: {
    insert: 'row has it',
    find: (store, projectId, { file }) => store.files.find(projectId, file.id),
    findByPath: (store, projectId, { session, file }) =>
      store.files.findByPath(projectId, session.id, file.path ?? '', 1),
    list: (store, projectId, { session: { id, userId } }) =>
      store.files.list(projectId, { userId, sessionId: id }, everything, 1),
    update: (store, projectId, { file }) =>
      store.files.update(projectId, file.id, { key: 'anew', updatedAt: 2 }, 1),
    delete: (store, projectId, { file }) => store.files.delete(projectId, [file.id]),
    usage: async (store, projectId, { session }) => {
      const { project, user } = await store.files.usage(projectId, session.userId, 1)
      return project.count + project.bytes + user.count + user.bytes > 0
    },
    deleteOthersAt: (store, projectId, { file }) =>
      store.files.deleteOthersAt({ ...file, projectId, id: 'next' }),
    space: 'over all projects',
    expired: 'over all projects',
    withIds: 'over all projects',
  },
  sealed: {
    list: 'over all projects',
    replace: (store, projectId, { pendingCall: { id, call } }) =>
      store.sealed.replace(
        'pending_calls.call',
        { projectId, id, row: id, version: 1, value: call },
        'anew',
      ),
  },
  calls: {
    insert: 'row has it',
    find: (store, projectId, { call }) => store.calls.find(projectId, call.id),
    list: (store, projectId, { call }) =>
      store.calls.list(projectId, { userId: call.userId }, { limit: 10 }),
    count: 'row has it',
    hours: (store, projectId) => store.calls.hours(projectId, 0, 1),
  },
  audit: {
    insert: 'row has it',
    list: (store, projectId, { account }) =>
      store.audit.list(projectId, { subject: account.id }, { limit: 10 }),
    numbered: (store, projectId, { audit }) =>
      store.audit.numbered(projectId, audit.writer ?? '', all, 10),
    unnumbered: async (store, projectId) => (await store.audit.unnumbered(projectId, 10)).rows,
    byWriter: (store, projectId) => store.audit.byWriter(projectId),
    deleteNumbered: async (store, projectId, { audit }) =>
      (await store.audit.deleteNumbered(projectId, audit.writer ?? '', all)) > 0,
  },
  auditSeals: {
    insert: 'row has it',
    list: (store, projectId) => store.auditSeals.list(projectId, 0, 10),
    lastOf: async (store, projectId, { auditSeal }) =>
      (await store.auditSeals.lastOf(projectId, auditSeal.writer)) > 0,
    deleteTo: async (store, projectId) => (await store.auditSeals.deleteTo(projectId, 9)) > 0,
    projectsBefore: 'over all projects',
  },
  auditChains: {
    insert: 'row has it',
    find: (store, projectId) => store.auditChains.find(projectId),
    advance: (store, projectId, { auditChain }) =>
      store.auditChains.advance({ ...auditChain, projectId, number: 2 }, auditChain.mac),
    close: (store, projectId) => store.auditChains.close(projectId, '{}', null),
    projects: 'over all projects',
  },
  auditWriters: {
    note: 'row has it',
    advance: (store, projectId, { auditWriter }) =>
      store.auditWriters.advance({ ...auditWriter, projectId, sealed: 2 }, auditWriter.sealed),
    unseen: 'over all projects',
    delete: (store, projectId, { auditWriter }) =>
      store.auditWriters.delete(projectId, auditWriter.id),
  },
  auditPersons: {
    insert: 'row has it',
    find: (store, projectId, { auditPerson }) =>
      store.auditPersons.find(projectId, auditPerson.userId),
    delete: (store, projectId, { auditPerson }) =>
      store.auditPersons.delete(projectId, auditPerson.userId),
  },
  auditKeys: {
    insert: 'over all projects',
    list: 'over all projects',
    rewrap: 'over all projects',
  },
}

const all = { first: 1, last: 9 }

const calls = Object.entries(methods).flatMap(([table, entries]) =>
  Object.entries(entries as Record<string, Call | string>).flatMap(([method, call]) =>
    typeof call === 'string' ? [] : [{ name: `${table}.${method}`, call }],
  ),
)

/** No method sees or changes a row of another project. */
export function isolationContract(open: () => Store): void {
  test('the list of methods to isolate is complete', () => {
    const tables = Object.entries(open()).filter(([, entry]) => typeof entry === 'object')
    expect(namesOf(Object.entries(methods))).toEqual(namesOf(tables))
  })

  test.each(calls)('$name finds and changes nothing for another project', async ({ call }) => {
    const store = open()
    const [seeded, stranger] = [await seed(store), await seedProject(store)]
    const before = await contents(store, seeded)

    expect(isNothing(await call(store, stranger, seeded))).toBe(true)
    expect(await contents(store, seeded)).toEqual(before)
    expect(isNothing(await call(store, seeded.projectId, seeded))).toBe(false)
  })

  test('no row can point to a row of another project', async () => {
    const store = open()
    const [mine, theirs] = [await seed(store), await seed(store)]
    const account = accountRow(mine.authConfig, { authConfigId: theirs.authConfig.id })
    const attempt = attemptRow(mine.account, { accountId: theirs.account.id })
    await expect(store.accounts.insert(account)).rejects.toThrow(/foreign key/i)
    await expect(store.attempts.insert(attempt)).rejects.toThrow(/foreign key/i)
    const pendingCall = pendingCallRow(mine.session, { sessionId: theirs.session.id })
    await expect(store.pendingCalls.insert(pendingCall)).rejects.toThrow(/foreign key/i)
    const storedResult = storedResultRow(mine.session, { sessionId: theirs.session.id })
    await expect(store.storedResults.insert(storedResult)).rejects.toThrow(/foreign key/i)
    const file = fileRow(mine.session, { sessionId: theirs.session.id })
    await expect(store.files.insert(file)).rejects.toThrow(/foreign key/i)
  })
}

function namesOf(tables: [string, object][]): [string, string[]][] {
  return tables
    .map(([table, entries]): [string, string[]] => [table, Object.keys(entries).toSorted()])
    .toSorted(([a], [b]) => a.localeCompare(b))
}

async function contents(store: Store, seeded: Seed): Promise<unknown[]> {
  const { projectId, dataKey, session, authConfig, account, attempt } = seeded
  const { pendingCall, storedResult, file, auditPerson } = seeded
  return [
    await store.apiKeys.list(projectId, everything),
    await store.dataKeys.find(projectId, dataKey.id),
    await store.sessions.find(projectId, session.id),
    await store.authConfigs.find(projectId, authConfig.id),
    await store.accounts.find(projectId, account.id),
    await store.attempts.find(projectId, attempt.id),
    await store.pendingCalls.find(projectId, pendingCall.id),
    await store.storedResults.find(projectId, session.id, storedResult.id),
    await store.files.find(projectId, file.id),
    await store.approvedTools.has(projectId, session.id, 'GMAIL_SEND_EMAIL'),
    await store.calls.list(projectId, {}, everything),
    await store.calls.hours(projectId, 0, 1),
    await store.audit.list(projectId, {}, { limit: 10 }),
    await store.audit.unnumbered(projectId, 10),
    await store.auditSeals.list(projectId, 0, 10),
    await store.auditChains.find(projectId),
    await store.auditPersons.find(projectId, auditPerson.userId),
  ]
}

function isNothing(answer: unknown): boolean {
  if (answer === undefined || answer === false) return true
  if (Array.isArray(answer)) return answer.length === 0
  if (answer instanceof Map) return answer.size === 0
  return isDeepStrictEqual(answer, { rows: [], total: 0 })
}

import { randomUUID } from 'node:crypto'
import type {
  AccountRow,
  ApiKeyRow,
  AttemptRow,
  AuditChainRow,
  AuditPersonRow,
  AuditRow,
  AuditSealRow,
  AuditWriterRow,
  AuthConfigRow,
  CallHourRow,
  CallRow,
  DataKeyRow,
  ErasureRow,
  FileRow,
  IdempotencyKeyRow,
  McpGrantRow,
  PendingCallRow,
  RevocationRow,
  SessionRow,
  StoredResultRow,
  UsageRow,
} from '../rows.ts'
import type { Store } from '../store.ts'

/** A project with one row in each table. */
export interface Seed {
  projectId: string
  apiKey: ApiKeyRow
  dataKey: DataKeyRow
  session: SessionRow
  authConfig: AuthConfigRow
  account: AccountRow
  attempt: AttemptRow
  pendingCall: PendingCallRow
  idempotencyKey: IdempotencyKeyRow
  revocation: RevocationRow
  storedResult: StoredResultRow
  file: FileRow
  mcpGrant: McpGrantRow
  call: CallRow
  callHour: CallHourRow
  audit: AuditRow
  auditSeal: AuditSealRow
  auditChain: AuditChainRow
  auditWriter: AuditWriterRow
  auditPerson: AuditPersonRow
  erasure: ErasureRow
}

export const everything = { limit: 1000, offset: 0 }

/** A chain of one seal. */
function auditRows(projectId: string) {
  const mac = `k1.${randomUUID()}`
  const auditSeal: AuditSealRow = {
    projectId,
    number: 1,
    writer: 'aw_1',
    first: 1,
    last: 1,
    unused: '[]',
    found: 0,
    digest: 'digest',
    before: '',
    at: 1,
    mac,
  }
  const times = { at: 1, createdAt: 1 }
  const auditChain: AuditChainRow = {
    projectId,
    number: 1,
    entries: 1,
    head: mac,
    bare: 1,
    ...times,
    mac: `k1.${randomUUID()}`,
    checkpoint: null,
  }
  const auditWriter: AuditWriterRow = { projectId, id: 'aw_1', sealed: 1, seenAt: 1 }
  const auditPerson: AuditPersonRow = { projectId, userId: 'user_1', id: 'prs_1', createdAt: 1 }
  return { auditSeal, auditChain, auditWriter, auditPerson }
}

/** Fills a new project, so that tests sharing a database do not meet. */
export async function seed(store: Store): Promise<Seed> {
  const projectId = await seedProject(store)
  const encryptionKeyId = randomUUID()
  const dataKey: DataKeyRow = { ...row(projectId), encryptionKeyId, wrapped: 'wrapped' }
  const apiKey = apiKeyRow(projectId)
  const session = sessionRow(projectId)
  const authConfig = authConfigRow(projectId)
  const account = accountRow(authConfig, {
    alias: 'work',
    status: 'ACTIVE',
    connectedAt: 5,
    externalId: 'external',
    // A lease that is over.
    leaseOwner: 'lessee',
    leaseUntil: 1,
  })
  const attempt = attemptRow(account, { sessionId: session.id })
  const pendingCall = pendingCallRow(session)
  const idempotencyKey = idempotencyKeyRow(projectId)
  const revocation = revocationRow(account)
  const storedResult = storedResultRow(session)
  const file = fileRow(session)
  const mcpGrant = mcpGrantRow(session)
  const call = callRow(projectId, { sessionId: session.id, accountId: account.id })
  const callHour = { projectId, hour: 0, toolkit: 'gmail', step: 3, calls: 1, failures: 0 }
  const { createdAt: at, ...identity } = row(projectId)
  const audit: AuditRow = {
    ...identity,
    at,
    actor: 'key',
    actorId: 'key_1',
    person: 'prs_1',
    writer: 'aw_1',
    seq: 1,
    mac: 'k1.code',
    action: 'connection.connected',
    subject: account.id,
    detail: '{"toolkit":"gmail"}',
  }
  await store.encryptionKeys.insert({ id: encryptionKeyId, check: 'check', createdAt: 1 })
  await store.apiKeys.insert(apiKey)
  await store.dataKeys.insert(dataKey)
  await store.sessions.insert(session)
  await store.mcpGrants.insert(mcpGrant)
  await store.authConfigs.insert(authConfig)
  await store.accounts.insert(account)
  await store.attempts.insert(attempt)
  await store.pendingCalls.insert(pendingCall)
  await store.approvedTools.insert({
    projectId,
    sessionId: session.id,
    tool: 'GMAIL_SEND_EMAIL',
    createdAt: 1,
  })
  await store.idempotencyKeys.insert(idempotencyKey)
  await store.revocations.insert(revocation)
  await store.storedResults.insert(storedResult)
  await store.files.insert(file)
  await store.calls.insert([call])
  await store.calls.count([callHour])
  await store.audit.insert(audit)
  const log = auditRows(projectId)
  await store.audit.insert({
    ...audit,
    id: randomUUID(),
    at: 0,
    writer: null,
    seq: null,
    mac: null,
  })
  await store.auditSeals.insert(log.auditSeal)
  await store.auditChains.insert(log.auditChain)
  await store.auditWriters.note(log.auditWriter)
  await store.auditPersons.insert(log.auditPerson)
  await store.usage.add([usageRow(projectId)])
  const erasure = erasureRow(projectId)
  await store.erasures.insert(erasure)
  const connections = { authConfig, account, attempt }
  const calls = { pendingCall, idempotencyKey, revocation, storedResult, file, mcpGrant }
  const logs = { call, callHour, audit, erasure, ...log }
  return { projectId, apiKey, dataKey, session, ...connections, ...calls, ...logs }
}

export async function seedProject(store: Store): Promise<string> {
  const id = randomUUID()
  await store.projects.insert({ id, name: 'Test', createdAt: 1 })
  return id
}

export function apiKeyRow(projectId: string, columns: Partial<ApiKeyRow> = {}): ApiKeyRow {
  return {
    ...row(projectId),
    name: 'CI',
    kid: randomUUID(),
    hash: 'hash',
    scopes: ['execute', 'connect'],
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
    ...columns,
  }
}

export function sessionRow(projectId: string, columns: Partial<SessionRow> = {}): SessionRow {
  const own = {
    userId: 'user_1',
    config: { toolkits: ['gmail'] },
    configVersion: 1,
    tokenVersion: 1,
    updatedAt: 1,
  }
  return { ...row(projectId), ...own, ...columns }
}

export function authConfigRow(
  projectId: string,
  columns: Partial<AuthConfigRow> = {},
): AuthConfigRow {
  return {
    ...row(projectId),
    toolkit: 'gmail',
    name: 'Gmail',
    scheme: 'OAUTH2',
    way: 'oauth',
    fields: { domain: 'acme' },
    isManaged: true,
    enabled: true,
    credentials: null,
    scopes: null,
    updatedAt: 1,
    deletedAt: null,
    ...columns,
  }
}

export function accountRow(
  { projectId, id, toolkit }: AuthConfigRow,
  columns: Partial<AccountRow> = {},
): AccountRow {
  return {
    ...row(projectId),
    userId: 'user_1',
    toolkit,
    authConfigId: id,
    alias: null,
    status: 'INITIATED',
    statusReason: null,
    credential: null,
    credentialVersion: 0,
    scopes: null,
    tokenExpiresAt: null,
    leaseOwner: null,
    leaseUntil: null,
    refreshInDoubt: null,
    credentialAt: null,
    refusedAt: null,
    refusedAs: null,
    refusal: null,
    lastUsedAt: null,
    sharing: { allowsAll: false, allowed: ['bob'], denied: [] },
    way: 'token',
    fields: { subdomain: 'acme' },
    client: 'client',
    subject: null,
    label: null,
    verification: null,
    initiatedUntil: 100,
    externalId: null,
    connectedAt: null,
    updatedAt: 1,
    deletedAt: null,
    ...columns,
  }
}

export function attemptRow(account: AccountRow, columns: Partial<AttemptRow> = {}): AttemptRow {
  return {
    ...row(account.projectId),
    accountId: account.id,
    sessionId: null,
    userId: account.userId,
    toolkit: account.toolkit,
    authConfigId: account.authConfigId,
    tokenHash: randomUUID(),
    token: 'sealed',
    status: 'open',
    statusReason: null,
    failure: null,
    callbackUrl: null,
    scopes: ['mail'],
    way: 'token',
    linkParameters: { login_hint: 'ada@example.com' },
    browserHash: null,
    stateHash: randomUUID(),
    flow: null,
    verification: 'browser',
    parked: null,
    choice: null,
    sessionHash: randomUUID(),
    fields: { subdomain: 'acme' },
    expectedIdentity: { email: 'ada@example.com' },
    awaited: true,
    consumedAt: null,
    expiresAt: 100,
    updatedAt: 1,
    ...columns,
  }
}

export function mcpGrantRow({ projectId, id }: SessionRow): McpGrantRow {
  return {
    ...row(projectId),
    sessionId: id,
    clientId: 'https://client.example.test/client.json',
    clientName: 'Client',
    redirectUri: 'https://client.example.test/callback',
    codeChallenge: 'challenge',
    tokenVersion: 1,
    scopes: 'tools:read',
    state: null,
    status: 'asked',
    secretHash: randomUUID(),
    spentHash: null,
    predecessorHash: null,
    successor: null,
    renewedAt: null,
    expiresAt: 100,
  }
}

export function pendingCallRow(
  { projectId, id }: SessionRow,
  columns: Partial<PendingCallRow> = {},
): PendingCallRow {
  return {
    ...row(projectId),
    sessionId: id,
    hash: randomUUID(),
    call: 'sealed',
    status: 'waiting',
    result: null,
    spent: false,
    statusAt: 1,
    expiresAt: 100,
    ...columns,
  }
}

export function storedResultRow(
  { projectId, id }: SessionRow,
  columns: Partial<StoredResultRow> = {},
): StoredResultRow {
  return {
    ...row(projectId),
    sessionId: id,
    tool: 'GMAIL_FETCH_EMAILS',
    accountId: null,
    size: 30_000,
    content: 'sealed',
    expiresAt: 100,
    ...columns,
  }
}

export function fileRow(
  { projectId, userId, id }: SessionRow,
  columns: Partial<FileRow> = {},
): FileRow {
  return {
    ...row(projectId),
    userId,
    sessionId: id,
    status: 'whole',
    name: 'invoice.pdf',
    mimetype: 'application/pdf',
    size: 30_000,
    sha256: 'digest',
    path: 'bills/invoice.pdf',
    announcedSize: null,
    md5: null,
    forTool: null,
    forToolkit: null,
    tool: 'GMAIL_GET_ATTACHMENT',
    accountId: 'ca_1',
    parts: [{ object: 'object', size: 30_000, sha256: 'digest' }],
    key: 'sealed',
    revision: 1,
    updatedAt: 1,
    expiresAt: 100,
    ...columns,
  }
}

export function usageRow(projectId: string, columns: Partial<UsageRow> = {}): UsageRow {
  const counted = { kind: 'user', subject: 'user_1', period: '2026-11', used: 1 } as const
  return { ...row(projectId), ...counted, expiresAt: 100, ...columns }
}

function row(projectId: string) {
  return { projectId, id: randomUUID(), createdAt: 1 }
}

export function erasureRow(projectId: string, columns: Partial<ErasureRow> = {}): ErasureRow {
  const told = { erased: '{}', remains: '{}' }
  return {
    ...row(projectId),
    person: 'k1.code',
    status: 'begun',
    ...told,
    updatedAt: 1,
    ...columns,
  }
}

export function idempotencyKeyRow(projectId: string): IdempotencyKeyRow {
  const asked = { caller: 'key_1', request: 'hash', userId: 'user_1', subject: null }
  return { ...row(projectId), ...asked, status: 'running', answer: null, expiresAt: 100 }
}

export function revocationRow(
  { projectId, id, toolkit }: AccountRow,
  columns: Partial<RevocationRow> = {},
): RevocationRow {
  return {
    ...row(projectId),
    accountId: id,
    toolkit,
    grant: 'sealed',
    client: 'client',
    subject: null,
    status: 'pending',
    reason: null,
    tries: 0,
    nextAt: 10,
    updatedAt: 1,
    ...columns,
  }
}

/** A call that went well. */
export function callRow(projectId: string, more: Partial<CallRow> = {}): CallRow {
  return {
    id: `log_${randomUUID()}`,
    projectId,
    at: 1,
    ms: 20,
    upstreamMs: 15,
    kind: 'tool',
    tool: 'GMAIL_SEND_EMAIL',
    toolkit: 'gmail',
    effect: 'write',
    userId: 'user_1',
    sessionId: null,
    accountId: null,
    actorKind: 'key',
    actorId: 'key_1',
    parentId: null,
    attemptId: null,
    pendingId: null,
    status: 'ok',
    errorCode: null,
    error: null,
    argumentBytes: 30,
    resultBytes: 40,
    content: null,
    traceId: null,
    ...more,
  }
}

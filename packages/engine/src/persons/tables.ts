import type { Database } from '../store/database.ts'

/** What becomes of a person's rows in a table, and how they are told of them. */
export interface PersonTable {
  /** `nobody`: it holds none of anybody's. */
  erase: 'deleted' | 'detached' | 'nobody'
  /** How it comes to that, or why there is nothing to do. */
  why: string
  /** The columns that an export tells, those that are opened for it, and those that it leaves out; or why it tells none. */
  export: Told | string
}

interface Told {
  tells: readonly string[]
  opens?: readonly string[]
  leaves: readonly string[]
}

/** Names, in a line or more. */
const words = (text: string) => text.split(/\s+/)
const nobody = (why: string): PersonTable => ({ erase: 'nobody', why, export: why })
const deleted = (why: string, told: Told | string): PersonTable => ({
  erase: 'deleted',
  why,
  export: told,
})

/** Every table there is. One that is missing here, and a column that an export does not name, fail a test. */
export const personTables: Record<keyof Database | 'fileObjects', PersonTable> = {
  sessions: deleted('Each is deleted as an app would.', {
    tells: words('id userId config configVersion createdAt updatedAt'),
    leaves: words('projectId tokenVersion'),
  }),
  accounts: deleted('Each is ended, at its service too; then its row goes.', {
    tells: words(`id userId toolkit authConfigId alias status statusReason way fields scopes
      tokenExpiresAt credentialAt refusedAt refusal lastUsedAt subject label
      verification externalId sharing initiatedUntil connectedAt createdAt updatedAt
      deletedAt`),
    leaves: words(`projectId credential credentialVersion client refusedAs leaseOwner leaseUntil
      refreshInDoubt`),
  }),
  attempts: deleted('Before their accounts.', {
    tells: words(`id accountId sessionId userId toolkit authConfigId status statusReason failure
      callbackUrl scopes way linkParameters verification fields expectedIdentity
      consumedAt expiresAt createdAt updatedAt`),
    leaves: words(`projectId tokenHash token browserHash stateHash flow parked choice sessionHash
      awaited`),
  }),
  pendingCalls: deleted('With their session.', {
    tells: words('id sessionId status statusAt expiresAt createdAt'),
    opens: words('call result'),
    leaves: words('projectId hash spent'),
  }),
  approvedTools: deleted('With their session.', {
    tells: words('sessionId tool createdAt'),
    leaves: words('projectId'),
  }),
  storedResults: deleted('With their session; what others read from their accounts, too.', {
    tells: words('id sessionId tool accountId size expiresAt createdAt'),
    opens: words('content'),
    leaves: words('projectId'),
  }),
  files: deleted('With their bytes; what others read from their accounts, too.', {
    tells: words(`id userId sessionId status name mimetype size sha256 path announcedSize md5
      forTool forToolkit tool accountId createdAt updatedAt expiresAt`),
    leaves: words('projectId parts key revision'),
  }),
  mcpGrants: deleted('With their session.', {
    tells: words(`id sessionId clientId clientName redirectUri scopes status renewedAt createdAt
      expiresAt`),
    leaves: words(`projectId codeChallenge tokenVersion state secretHash spentHash predecessorHash
      successor`),
  }),
  idempotencyKeys: deleted(
    'Those that name them, their sessions or their accounts.',
    'They are copies of answers, kept for a day so that a repeat is told the same.',
  ),
  revocations: deleted(
    'Those that are done. One that is not has a grant and no user, and tells nobody once it is.',
    {
      tells: words('id accountId toolkit status reason tries createdAt updatedAt'),
      leaves: words('projectId grant client subject nextAt'),
    },
  ),
  calls: deleted('Those of others lose what they had of an account of theirs.', {
    tells: words(`id at ms upstreamMs kind tool toolkit effect userId sessionId accountId
      actorKind actorId parentId attemptId pendingId status errorCode error
      argumentBytes resultBytes traceId`),
    opens: words('content'),
    leaves: words('projectId'),
  }),
  usage: deleted('What was counted by their id.', {
    tells: words('period used createdAt expiresAt'),
    leaves: words('projectId id kind subject'),
  }),
  audit: {
    erase: 'detached',
    why: 'Entries know a person by a name that stands in audit_persons alone, which goes.',
    export: {
      tells: words('id at actor actorId action subject detail'),
      leaves: words('projectId person writer seq mac'),
    },
  },
  auditPersons: deleted('The only row that says whose entries are.', 'It is told by the entries.'),
  erasures: nobody('A receipt has a code of its person, which nobody reads without the key.'),
  callHours: nobody('Counts of all users together.'),
  projects: nobody('The operator’s.'),
  apiKeys: nobody('The operator’s.'),
  encryptionKeys: nobody('Checks of keys.'),
  dataKeys: nobody('Keys of projects.'),
  authConfigs: nobody('The operator’s, and of all users together.'),
  fileSpaces: nobody('The name of the database’s part of a storage.'),
  fileObjects: nobody('Names of bytes, which go with their file.'),
  jobLeases: nobody('Turns of jobs.'),
  processes: nobody('Engines that run.'),
  auditSeals: nobody('Codes over entries.'),
  auditChains: nobody('Codes over entries.'),
  auditWriters: nobody('Processes that wrote entries.'),
  auditKeys: nobody('Keys of codes.'),
}

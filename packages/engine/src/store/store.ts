import type { Telemetry } from '../telemetry/telemetry.ts'
import type { SealedColumn } from './sealed-columns.ts'
import type {
  AccountRow,
  AccountStatus,
  ApiKeyRow,
  ApprovedToolRow,
  AttemptRow,
  AttemptStatus,
  AuditChainRow,
  AuditKeyRow,
  AuditPersonRow,
  AuditRow,
  AuditSealRow,
  AuditWriterRow,
  AuthConfigRow,
  CallHourRow,
  CallRow,
  DataKeyRow,
  EncryptionKeyRow,
  ErasureRow,
  FilePart,
  FileRow,
  IdempotencyKeyRow,
  McpGrantRow,
  PendingCallRow,
  PendingCallStatus,
  ProjectRow,
  RevocationRow,
  SessionRow,
  StoredResultRow,
  UsageRow,
} from './rows.ts'

export interface Page<Row> {
  rows: Row[]
  /** How many rows fit the filter, over all pages. */
  total: number
}

export interface Paging {
  limit: number
  offset: number
}

export interface AuthConfigFilter {
  toolkit?: string
  isManaged?: boolean
  /** Part of the name, any case. */
  search?: string
  enabled?: boolean
}

export interface AccountFilter {
  ids?: readonly string[]
  userIds?: readonly string[]
  authConfigIds?: readonly string[]
  toolkits?: readonly string[]
  /** Statuses as the clock sees them: an INITIATED account past `initiatedUntil` counts as EXPIRED. */
  statuses?: readonly AccountStatus[]
  externalIds?: readonly string[]
  /** True: only SHARED ones; false: only PRIVATE ones. */
  isShared?: boolean
}

export interface AccountOrder {
  by: 'createdAt' | 'updatedAt'
  direction: 'asc' | 'desc'
}

/** Which files; null is nobody's, and what is left out says nothing. */
export interface FileFilter {
  userId?: string | null | undefined
  sessionId?: string | null | undefined
  /** Those that were uploaded for a tool, for this one, or for one of this toolkit. */
  isForTool?: boolean | undefined
  forTool?: string | undefined
  forToolkit?: string | undefined
  /** What their paths begin with; those without a path are left out then. */
  pathPrefix?: string | undefined
}

/** How much there is of files. */
export interface FileUsage {
  count: number
  bytes: number
}

/** Which calls of the log; what is left out says nothing. */
export interface CallFilter {
  userId?: string | undefined
  sessionId?: string | undefined
  accountId?: string | undefined
  tool?: string | undefined
  toolkit?: string | undefined
  parentId?: string | undefined
  kinds?: readonly CallRow['kind'][] | undefined
  statuses?: readonly CallRow['status'][] | undefined
  /** From then on, and before then. */
  from?: number | undefined
  to?: number | undefined
}

/** Accounts of ended tokens that nobody uses stay, and there are ever more of them: they are left out by `endsAfter`. */
export interface EndingFilter {
  endsAfter: number
  endsBefore: number
  usedSince: number
  limit: number
}

/** Rows of a list, and how many it has from the first of them on: told exactly up to a thousand past the last of them. */
export interface CountedPart<Row> {
  rows: Row[]
  total: number
}

/** A part of a list that is read on from a row, and not from a number of rows. */
export interface KeysetPaging {
  limit: number
  /** The last row of the part before. */
  after?: { at: number; id: string } | undefined
}

/** What must still be true for a change to happen. */
export interface AccountCondition {
  status?: readonly AccountStatus[]
  credentialVersion?: number
  leaseOwner?: string
}

/** Who gave a grant to whom. */
export interface GrantOwner {
  client: string
  /** The person, where known. */
  subject: string | null
  /** The account that it was given for. */
  projectId: string
  accountId: string
  /** Whether it counts as anybody's where the person is not known, and not as this account's alone. */
  isAnybodys: boolean
}

/** Asks to be the only one that refreshes an account's token, for a time. */
export interface LeaseRequest {
  owner: string
  ms: number
  /** The credential to be refreshed: another one needs no refresh. */
  credentialVersion: number
}

export interface AttemptCondition {
  status?: readonly AttemptStatus[]
  /** True: the callback came; false: it did not. */
  consumed?: boolean
  sessionHash?: string
}

/** Of those of one status or another, the calls that have not expired at a time. */
export interface PendingCallFilter {
  sessionIds?: readonly string[] | undefined
  statuses: readonly PendingCallStatus[]
  endsAfter: number
}

export interface PendingCallCondition {
  status?: readonly PendingCallStatus[]
  spent?: boolean
}

/** The columns to write; each change says when it was. */
type Change<Row extends { updatedAt: number }, Fixed extends keyof Row> = Partial<
  Omit<Row, Fixed | 'id' | 'projectId' | 'createdAt'>
> &
  Pick<Row, 'updatedAt'>
export type AuthConfigChange = Change<AuthConfigRow, 'toolkit' | 'scheme'>
export type AccountChange = Change<AccountRow, 'userId' | 'toolkit' | 'authConfigId' | 'externalId'>
export type ApiKeyChange = Partial<Pick<ApiKeyRow, 'lastUsedAt' | 'revokedAt'>>
export type FileChange = Partial<
  Pick<
    FileRow,
    | 'userId'
    | 'sessionId'
    | 'path'
    | 'status'
    | 'mimetype'
    | 'size'
    | 'sha256'
    | 'parts'
    | 'expiresAt'
  >
> &
  Pick<FileRow, 'key' | 'updatedAt'>
/** Tables whose old rows go. */
export type Retained =
  | 'accounts'
  | 'unfinishedAccounts'
  | 'authConfigs'
  | 'attempts'
  | 'sessions'
  | 'audit'
  | 'calls'
  | 'callHours'
  | 'idempotencyKeys'
  | 'pendingCalls'
  | 'storedResults'
  | 'revocations'
  | 'apiKeys'
  | 'mcpGrants'
  | 'usage'
  | 'erasures'

/** What a person may have rows of. */
export type PersonPart =
  | 'sessions'
  | 'accounts'
  | 'attempts'
  | 'pendingCalls'
  | 'approvedTools'
  | 'storedResults'
  | 'files'
  | 'mcpGrants'
  | 'idempotencyKeys'
  | 'revocations'
  | 'calls'
  | 'usage'
  | 'audit'

/** Where a part is read on: the last row's key. */
export type PersonPlace = readonly (string | number)[]

/** A user of a project. */
export interface PersonSummary {
  userId: string
  accounts: number
  sessions: number
}

export type McpGrantChange = Partial<
  Pick<
    McpGrantRow,
    | 'status'
    | 'secretHash'
    | 'spentHash'
    | 'predecessorHash'
    | 'successor'
    | 'renewedAt'
    | 'expiresAt'
  >
>

export type RevocationChange = Partial<
  Pick<RevocationRow, 'grant' | 'subject' | 'status' | 'reason' | 'tries' | 'nextAt'>
> &
  Pick<RevocationRow, 'updatedAt'>
export type PendingCallChange = Partial<
  Pick<PendingCallRow, 'status' | 'result' | 'spent' | 'statusAt' | 'expiresAt'>
>
export type AttemptChange = Change<
  AttemptRow,
  | 'accountId'
  | 'userId'
  | 'tokenHash'
  | 'token'
  | 'scopes'
  | 'linkParameters'
  | 'way'
  | 'verification'
  | 'fields'
  | 'expectedIdentity'
  | 'awaited'
>

/**
 * The database behind the engine. Every method but those marked asks for the project and sees no other's rows.
 * Times come from the caller; deleted accounts are never found. Each change answers the new row, or undefined when
 * the row is not there or its condition does not hold (any more). A database that does not answer rejects with
 * `unavailable`.
 */
export interface Store {
  projects: {
    /** Keeps the row that is there already, so that several processes may make sure of it. */
    insert(row: ProjectRow): Promise<void>
    find(id: string): Promise<ProjectRow | undefined>
  }
  apiKeys: {
    insert(row: ApiKeyRow): Promise<void>
    /** One that is not revoked. */
    find(projectId: string, id: string): Promise<ApiKeyRow | undefined>
    /** Over all projects: the key tells the project. Revoked keys are not found. */
    findByKid(kid: string): Promise<ApiKeyRow | undefined>
    /** As `findByKid`, several at once, in any order. */
    findByKids(kids: readonly string[]): Promise<ApiKeyRow[]>
    /** Oldest first, revoked ones left out. */
    list(projectId: string, paging: Paging): Promise<Page<ApiKeyRow>>
    /** Changes a key that is not revoked. */
    update(projectId: string, id: string, change: ApiKeyChange): Promise<ApiKeyRow | undefined>
  }
  encryptionKeys: {
    /** Keeps the row that is there already, so that several processes may start at once: `list` tells which it is. */
    insert(row: EncryptionKeyRow): Promise<void>
    /** Over all projects. */
    list(): Promise<EncryptionKeyRow[]>
    /** Forgets the keys that wrap no data key, but for one; answers their ids. */
    deleteUnused(kept: string): Promise<string[]>
  }
  dataKeys: {
    insert(row: DataKeyRow): Promise<void>
    find(projectId: string, id: string): Promise<DataKeyRow | undefined>
    /** Over all projects: those that other encryption keys than this one wrap. */
    wrappedByOthers(encryptionKeyId: string): Promise<DataKeyRow[]>
    /** Puts another wrapping in place of this one, if it is still there. */
    rewrap(
      row: DataKeyRow,
      next: Pick<DataKeyRow, 'encryptionKeyId' | 'wrapped'>,
    ): Promise<DataKeyRow | undefined>
  }
  sessions: {
    insert(row: SessionRow): Promise<void>
    /** Over all projects: of a client that knows the address alone. */
    findAnywhere(id: string): Promise<SessionRow | undefined>
    find(projectId: string, id: string): Promise<SessionRow | undefined>
    /** Newest first; of all users when none is named. */
    list(
      projectId: string,
      userIds: readonly string[] | undefined,
      paging: KeysetPaging,
    ): Promise<CountedPart<SessionRow>>
    /** Writes config and configVersion + 1, if the version is still the one given. */
    update(
      projectId: string,
      id: string,
      change: { config: unknown; fromVersion: number; updatedAt: number },
    ): Promise<SessionRow | undefined>
    /** Adds one to tokenVersion. */
    raiseTokenVersion(projectId: string, id: string): Promise<SessionRow | undefined>
    delete(projectId: string, id: string): Promise<boolean>
  }
  authConfigs: {
    insert(row: AuthConfigRow): Promise<void>
    find(projectId: string, id: string): Promise<AuthConfigRow | undefined>
    /** Oldest first. */
    list(projectId: string, filter: AuthConfigFilter, paging: Paging): Promise<Page<AuthConfigRow>>
    update(
      projectId: string,
      id: string,
      change: AuthConfigChange,
    ): Promise<AuthConfigRow | undefined>
    /** How many accounts, deleted ones left out, each auth config has; a thousand or more are told as a thousand. */
    countAccounts(projectId: string, ids: readonly string[]): Promise<Map<string, number>>
  }
  accounts: {
    /**
     * Throws `alias_taken` when another account of the user and toolkit has the alias (so does `update`), and
     * `external_id_taken` when one of the project has the external id, be it deleted.
     */
    insert(row: AccountRow): Promise<void>
    find(projectId: string, id: string): Promise<AccountRow | undefined>
    list(
      projectId: string,
      filter: AccountFilter,
      order: AccountOrder,
      paging: KeysetPaging,
      now: number,
    ): Promise<CountedPart<AccountRow>>
    /** One user's ACTIVE accounts, the most recently connected first. */
    active(projectId: string, userId: string, toolkit?: string): Promise<AccountRow[]>
    /** The account of one user and toolkit that has the alias. */
    findByAlias(
      projectId: string,
      userId: string,
      toolkit: string,
      alias: string,
    ): Promise<AccountRow | undefined>
    /** Finds a deleted one too, as long as its row is kept. */
    findByExternalId(projectId: string, externalId: string): Promise<AccountRow | undefined>
    update(
      projectId: string,
      id: string,
      change: AccountChange,
      condition?: AccountCondition,
    ): Promise<AccountRow | undefined>
    /**
     * Gives the account's lease to the owner, by the database's clock, and marks its refresh as begun. Undefined while
     * somebody else has it, or when the account is not ACTIVE with this credential any more.
     */
    lease(projectId: string, id: string, request: LeaseRequest): Promise<AccountRow | undefined>
    /** Brings all accounts of an auth config from one status and reason to another; answers their ids. */
    switchAll(
      projectId: string,
      authConfigId: string,
      from: Pick<AccountRow, 'status' | 'statusReason'>,
      change: Pick<AccountRow, 'status' | 'statusReason' | 'updatedAt'>,
    ): Promise<string[]>
    /** Gives it back, if it is still the owner's; `inDoubt` keeps the mark. */
    release(
      projectId: string,
      id: string,
      lease: { owner: string; inDoubt: boolean },
    ): Promise<boolean>
    /** Writes when it was used; a later time stays. */
    touch(projectId: string, id: string, at: number): Promise<boolean>
    /** Over all projects: whether an account that works, or works again once enabled, was given by the same person. */
    sharesGrant(grant: GrantOwner): Promise<boolean>
    /**
     * Over all projects: whether other ACTIVE accounts of the same client are refused in these words, of those that changed
     * after `askedSince`, and whether any was given a credential after `servedSince`.
     */
    ofSameClient(
      account: Pick<AccountRow, 'id' | 'client'>,
      asked: { refusedAs: string; askedSince: number; servedSince: number },
    ): Promise<{ refused: boolean; served: boolean }>
    /** Accounts with a credential, by project and id, after one; of one project and user, or of all. */
    withCredential(
      filter: { projectId?: string; userId?: string; unusedSince?: number },
      after: Pick<AccountRow, 'projectId' | 'id'> | undefined,
      limit: number,
    ): Promise<AccountRow[]>
    /** Over all projects: ACTIVE accounts whose token ends between these and that were used since, the soonest first. */
    ending(filter: EndingFilter): Promise<AccountRow[]>
  }
  attempts: {
    insert(row: AttemptRow): Promise<void>
    find(projectId: string, id: string): Promise<AttemptRow | undefined>
    /** Over all projects: the link token tells the project. */
    findByTokenHash(hash: string): Promise<AttemptRow | undefined>
    /** Over all projects: the OAuth state tells the project. */
    findByStateHash(hash: string): Promise<AttemptRow | undefined>
    findBySessionHash(projectId: string, hash: string): Promise<AttemptRow | undefined>
    /**
     * The newest attempt of a session for a toolkit that is open or claimed, not consumed, and ends after `now`;
     * none for a deleted account.
     */
    findOpen(
      projectId: string,
      sessionId: string,
      toolkit: string,
      now: number,
    ): Promise<AttemptRow | undefined>
    /** The newest attempt of an account, or of those that the app awaits. */
    latest(
      projectId: string,
      accountId: string,
      only?: { awaited: true },
    ): Promise<AttemptRow | undefined>
    update(
      projectId: string,
      id: string,
      change: AttemptChange,
      condition?: AttemptCondition,
    ): Promise<AttemptRow | undefined>
  }
  /** They go with their session. */
  pendingCalls: {
    /** False when the session has another one of the same hash that is not spent. */
    insert(row: PendingCallRow): Promise<boolean>
    find(projectId: string, id: string): Promise<PendingCallRow | undefined>
    /** Newest first. */
    list(
      projectId: string,
      filter: PendingCallFilter,
      paging: Paging,
    ): Promise<Page<PendingCallRow>>
    /** The one that is not spent, else the newest. */
    findByHash(
      projectId: string,
      sessionId: string,
      hash: string,
    ): Promise<PendingCallRow | undefined>
    /** Of all calls of a session that `findByHash` finds; `many` where they are not few. */
    hashes(projectId: string, sessionId: string): Promise<readonly string[] | 'many'>
    update(
      projectId: string,
      id: string,
      change: PendingCallChange,
      condition?: PendingCallCondition,
    ): Promise<PendingCallRow | undefined>
    /** Deletes some that ended before `now`, at most `limit`; answers their ids. */
    deleteExpired(projectId: string, now: number, limit: number): Promise<string[]>
  }
  /** They go with their session. */
  approvedTools: {
    /** Keeps the row that is there already. */
    insert(row: ApprovedToolRow): Promise<void>
    has(projectId: string, sessionId: string, tool: string): Promise<boolean>
  }
  idempotencyKeys: {
    /** False when the project has this key already. */
    insert(row: IdempotencyKeyRow): Promise<boolean>
    find(projectId: string, id: string): Promise<IdempotencyKeyRow | undefined>
    update(
      projectId: string,
      id: string,
      change: Pick<IdempotencyKeyRow, 'status' | 'answer'>,
    ): Promise<IdempotencyKeyRow | undefined>
    delete(projectId: string, id: string): Promise<boolean>
  }
  revocations: {
    insert(row: RevocationRow): Promise<void>
    find(projectId: string, id: string): Promise<RevocationRow | undefined>
    /** Changes it if it is pending or kept, and still to be tried at `nextAt`. */
    update(
      projectId: string,
      id: string,
      change: RevocationChange,
      nextAt: number,
    ): Promise<RevocationRow | undefined>
    /** Deletes it on the same condition. */
    delete(projectId: string, id: string, nextAt: number): Promise<boolean>
    /** Deletes what is kept of an account. */
    deleteKept(projectId: string, accountId: string): Promise<boolean>
    /** Pending ones of an account. */
    pending(projectId: string, accountId: string): Promise<RevocationRow[]>
    /** Over all projects: pending and kept ones whose time has come, the oldest first. */
    due(now: number, limit: number): Promise<RevocationRow[]>
    /** Over all projects: makes what is kept of a client and person due, and of nobody knows whom. */
    recheck(owner: Pick<GrantOwner, 'client' | 'subject'>, now: number): Promise<RevocationRow[]>
  }
  /** They go with their session. */
  mcpGrants: {
    insert(row: McpGrantRow): Promise<void>
    find(projectId: string, id: string): Promise<McpGrantRow | undefined>
    /** Over all projects: the secret tells the project. */
    findBySecret(hash: string): Promise<McpGrantRow | undefined>
    /** Over all projects. */
    findBySpent(hash: string): Promise<McpGrantRow | undefined>
    /** Changes it if this is still its secret. */
    update(
      projectId: string,
      id: string,
      secretHash: string,
      change: McpGrantChange,
    ): Promise<McpGrantRow | undefined>
    /** How many of a session wait for the app's word. */
    countAsked(projectId: string, sessionId: string, now: number): Promise<number>
  }
  jobLeases: {
    /** Over all projects: whether the job is the owner's for `ms` from now, by the database's clock. */
    take(id: string, owner: string, ms: number): Promise<boolean>
  }
  /** Over all projects: the processes that serve calls now, by the database's clock. */
  processes: {
    /** Says that this one does for `ms` from now; answers how many do. */
    beat(id: string, ms: number): Promise<number>
    leave(id: string): Promise<void>
  }
  usage: {
    /** Adds what was used to what stands there; answers the sums. */
    add(rows: readonly UsageRow[]): Promise<Pick<UsageRow, 'projectId' | 'id' | 'used'>[]>
    /** The most used first. */
    list(projectId: string, periods: readonly string[], limit: number): Promise<UsageRow[]>
  }
  /** What all tables have of a user. */
  persons: {
    /** Those who have sessions or accounts, by their ids, after one. */
    list(
      projectId: string,
      filter: { prefix?: string | undefined; after?: string | undefined },
      limit: number,
    ): Promise<PersonSummary[]>
    /** Some rows of a part as they are stored, deleted ones included, and where each stands. */
    rows(
      projectId: string,
      userId: string,
      part: PersonPart,
      after: PersonPlace | undefined,
      limit: number,
    ): Promise<{ row: Readonly<Record<string, unknown>>; at: PersonPlace }[]>
    /** Deletes some of a part, but for revocations that are still to be done; answers how many. */
    delete(
      projectId: string,
      userId: string,
      part: Exclude<PersonPart, 'audit' | 'files'>,
      limit: number,
    ): Promise<number>
    /** Takes what others' calls had of the user's accounts out of the log; answers of how many. */
    detachCalls(projectId: string, userId: string, limit: number): Promise<number>
    /** Others' accounts whose lists name the user. */
    sharedWith(
      projectId: string,
      userId: string,
    ): Promise<{ id: string; toolkit: string; allowed: boolean; denied: boolean }[]>
    /** Takes the user out of all lists; answers of how many. */
    unshare(projectId: string, userId: string, at: number): Promise<number>
  }
  erasures: {
    insert(row: ErasureRow): Promise<void>
    /** The newest of a person, by any of their codes. */
    latest(projectId: string, persons: readonly string[]): Promise<ErasureRow | undefined>
    /** By their ids, after one. */
    list(projectId: string, after: string, limit: number): Promise<ErasureRow[]>
    /** Changes one that is not done. */
    update(
      projectId: string,
      id: string,
      change: Partial<Pick<ErasureRow, 'status' | 'erased' | 'remains'>> &
        Pick<ErasureRow, 'updatedAt'>,
    ): Promise<ErasureRow | undefined>
    /** Over all projects: who was erased then or later. */
    since(at: number): Promise<Pick<ErasureRow, 'projectId' | 'person' | 'updatedAt'>[]>
  }
  /** Old rows, over all projects. */
  retention: {
    /** Deletes some that are over since before then, at most `limit`; answers how many. */
    purge(table: Retained, before: number, limit: number): Promise<number>
    /** When the oldest row of each table was made; null for an empty one. */
    oldest(): Promise<Record<string, number | null>>
  }
  /** They go with their session. */
  files: {
    insert(row: FileRow): Promise<void>
    /** Also one that grows, or is over. */
    find(projectId: string, id: string): Promise<FileRow | undefined>
    /** The newest whole one of a session that stands there and is not over. */
    findByPath(
      projectId: string,
      sessionId: string,
      path: string,
      now: number,
    ): Promise<FileRow | undefined>
    /** Whole ones that are not over, the newest first. */
    list(projectId: string, filter: FileFilter, paging: Paging, now: number): Promise<Page<FileRow>>
    /** Writes the change and revision + 1, if the revision is still the one given. */
    update(
      projectId: string,
      id: string,
      change: FileChange,
      fromRevision: number,
    ): Promise<FileRow | undefined>
    /** Answers those that were there. */
    delete(projectId: string, ids: readonly string[]): Promise<FileRow[]>
    /**
     * What a project has, and of that a user, those that grow included. In a transaction nobody else is answered until
     * that ends: what is written after it keeps to a bound, however many do so at once.
     */
    usage(
      projectId: string,
      userId: string | null,
      now: number,
    ): Promise<{ project: FileUsage; user: FileUsage }>
    /** Deletes the others of a session that stand there; answers them. */
    deleteOthersAt(row: FileRow): Promise<FileRow[]>
    /** Over all projects: what tells this database's objects from those of others in one storage. */
    space(): Promise<string>
    /** Over all projects: those that are over, the longest first. */
    expired(now: number, limit: number): Promise<FileRow[]>
    /** Over all projects: which of them there are, with their parts. */
    withIds(
      ids: readonly string[],
    ): Promise<{ id: string; status: FileRow['status']; parts: readonly FilePart[] }[]>
  }
  /** They go with their session. */
  storedResults: {
    insert(row: StoredResultRow): Promise<void>
    find(projectId: string, sessionId: string, id: string): Promise<StoredResultRow | undefined>
    /** All that a session has, without their content, the newest first. */
    list(projectId: string, sessionId: string): Promise<Omit<StoredResultRow, 'content'>[]>
    /** Answers the ids of those that were there. */
    delete(projectId: string, ids: readonly string[]): Promise<string[]>
  }
  /** Sealed values, over all projects, wherever they stand. */
  sealed: {
    /** Values of a column that do not start with the prefix, by project and id, from after one on. */
    list(
      field: SealedColumn,
      prefix: string,
      after: SealedValue | undefined,
      limit: number,
    ): Promise<SealedValue[]>
    /** Puts another value in place of this one, if it is still there. */
    replace(field: SealedColumn, value: SealedValue, next: string): Promise<boolean>
  }
  calls: {
    /** In few statements, however many; answers those that were not there yet. */
    insert(rows: readonly CallRow[]): Promise<CallRow[]>
    find(projectId: string, id: string): Promise<CallRow | undefined>
    /** The newest first. */
    list(projectId: string, filter: CallFilter, paging: KeysetPaging): Promise<CallRow[]>
    /** Adds to what is counted already. */
    count(rows: readonly CallHourRow[]): Promise<void>
    /** By hour and toolkit, from one hour on and before another. */
    hours(projectId: string, from: number, to: number): Promise<CallHourRow[]>
  }
  audit: {
    insert(row: AuditRow): Promise<void>
    /** Newest first, those after `after`; each with the user that it is about, where that is still known. */
    list(
      projectId: string,
      filter: AuditFilter,
      paging: { limit: number; after?: Pick<AuditRow, 'at' | 'id'> | undefined },
    ): Promise<(AuditRow & { userId: string | null })[]>
    /** A writer's by their numbers, at most so many. */
    numbered(
      projectId: string,
      writer: string,
      range: AuditRange,
      limit: number,
    ): Promise<AuditRow[]>
    /** How many have no number, and some of them, newest first. */
    unnumbered(projectId: string, limit: number): Promise<{ count: number; rows: AuditRow[] }>
    /** Of each writer, and of those without one, how many there are, from which number to which. */
    byWriter(projectId: string): Promise<AuditOfWriter[]>
    deleteNumbered(projectId: string, writer: string, range: AuditRange): Promise<number>
  }
  auditSeals: {
    insert(row: AuditSealRow): Promise<void>
    /** Some after a number, by their numbers. */
    list(projectId: string, after: number, limit: number): Promise<AuditSealRow[]>
    /** The last number that seals of a writer have; 0 where there are none. */
    lastOf(projectId: string, writer: string): Promise<number>
    /** Deletes those up to a number. */
    deleteTo(projectId: string, number: number): Promise<number>
    /** Over all projects: those with seals from before then. */
    projectsBefore(at: number, limit: number): Promise<string[]>
  }
  auditChains: {
    /** False when the project has one. */
    insert(row: AuditChainRow): Promise<boolean>
    find(projectId: string): Promise<AuditChainRow | undefined>
    /** Brings it on from this code, if that is still there; its checkpoint stays. */
    advance(row: AuditChainRow, mac: string): Promise<boolean>
    /** Puts a checkpoint in place of this one, if that is still there. */
    close(projectId: string, checkpoint: string, before: string | null): Promise<boolean>
    /** Over all projects: those that have one, by their ids. */
    projects(after: string, limit: number): Promise<string[]>
  }
  auditWriters: {
    /** Adds it, or says when it was seen. */
    note(row: AuditWriterRow): Promise<void>
    /** False when it is not sealed up to there, or not there. */
    advance(row: AuditWriterRow, from: number): Promise<boolean>
    /** Over all projects: those that nobody saw since, the longest unseen first. */
    unseen(since: number, limit: number): Promise<AuditWriterRow[]>
    delete(projectId: string, id: string): Promise<boolean>
  }
  auditPersons: {
    /** Keeps the row that is there already. */
    insert(row: AuditPersonRow): Promise<void>
    find(projectId: string, userId: string): Promise<AuditPersonRow | undefined>
    delete(projectId: string, userId: string): Promise<boolean>
  }
  auditKeys: {
    /** Keeps the row that is there already. */
    insert(row: AuditKeyRow): Promise<void>
    /** Over all projects. */
    list(): Promise<AuditKeyRow[]>
    /** Puts another wrapping in place of this one, if it is still there. */
    rewrap(row: AuditKeyRow, next: Pick<AuditKeyRow, 'encryptionKeyId' | 'wrapped'>): Promise<void>
  }
  /**
   * Runs the work of one call: the first read in it of each thing that the call is about may be answered by one look at the
   * database, at its begin. Without it, all is read as it is asked for.
   */
  glance<T>(at: GlanceAt, work: () => T): T
  /**
   * Runs work in one transaction: what it threw is thrown on, and nothing of it stays. Inside, await nothing but the
   * store that is handed in; the outer one refuses. A transaction inside another is part of it.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  /**
   * Tells how the transaction ends that this store is of: `unknown` when it was to be kept, and nobody knows whether it
   * was. Throws outside of one.
   */
  onEnd(told: (how: 'kept' | 'undone' | 'unknown') => void): void
  /** The time by the database's own clock, in ms since 1970: one for all processes. */
  clock(): Promise<number>
  /** Writes something small. Rejects when the database cannot be reached, is full, or is read-only. */
  ping(): Promise<void>
  /** Waits for what is running, then ends the connections; later calls reject with `unavailable`. */
  close(): Promise<void>
}

/** What a call is about, as far as its request tells. */
export interface GlanceAt {
  /** Of its API key, which tells the project. */
  kid?: string | undefined
  /** Where there is no key. */
  projectId?: string | undefined
  sessionId?: string | undefined
}

/** A sealed value and where it stands. */
export interface SealedValue {
  projectId: string
  id: string
  /** As the vault names the row. */
  row: string
  version: number
  value: string
}

/** Which entries of the audit log; what is left out says nothing. */
export interface AuditFilter {
  subject?: string | undefined
  action?: string | undefined
  /** A kind of actor, and one of them. */
  actor?: string | undefined
  actorId?: string | undefined
  person?: string | undefined
  /** From then on, and before then. */
  from?: number | undefined
  to?: number | undefined
}

/** Numbers of a writer, both included. */
export interface AuditRange {
  first: number
  last: number
}

/** What there is of a writer's entries. */
export interface AuditOfWriter {
  writer: string | null
  entries: number
  /** The least and the greatest number; null where there is no writer. */
  first: number | null
  last: number | null
}

export interface StoreOptions {
  /** `:memory:`, a file's path (also after `file:`), or a `postgres://` URL. */
  database: string
  /** How many connections to Postgres at most; 10 when left out. */
  pool?: number | undefined
  /** Told about the pool of connections. */
  telemetry?: Telemetry
}

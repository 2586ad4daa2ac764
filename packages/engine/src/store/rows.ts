import type { Effect } from '@maillon/core/toolkit'

/** Rows as the engine sees them: camelCase, times in ms since 1970, JSON parsed, booleans true and false. */

export interface ProjectRow {
  id: string
  name: string
  createdAt: number
}

export interface ApiKeyRow {
  id: string
  projectId: string
  name: string
  /** The part of the key that finds its row; not secret. */
  kid: string
  /** SHA-256 of the key's secret part, hex. */
  hash: string
  /** What it may do; the words belong to the contract. */
  scopes: string[]
  createdAt: number
  expiresAt: number | null
  /** Written now and then, not with each use. */
  lastUsedAt: number | null
  revokedAt: number | null
}

/** A check value sealed with an encryption key: tells a wrong key before anything is written with it. */
export interface EncryptionKeyRow {
  id: string
  check: string
  createdAt: number
}

/** A project's key, wrapped by an encryption key; it seals the project's secrets. */
export interface DataKeyRow {
  id: string
  projectId: string
  encryptionKeyId: string
  wrapped: string
  createdAt: number
}

export interface SessionRow {
  id: string
  projectId: string
  userId: string
  /** The session's config as JSON; its shape belongs to `sessions`. */
  config: unknown
  configVersion: number
  /** The version that tokens of its MCP endpoint have to name. */
  tokenVersion: number
  createdAt: number
  updatedAt: number
}

export interface AuthConfigRow {
  id: string
  projectId: string
  toolkit: string
  name: string
  /** The scheme of its way, of the first one where its users choose. */
  scheme: string
  /** The one way in which its accounts connect; null where each user chooses. */
  way: string | null
  /** What it fills in for all its accounts; nothing when null. */
  fields: Record<string, string> | null
  /** Whether it uses the OAuth client that the operator configured for the toolkit. */
  isManaged: boolean
  enabled: boolean
  /** Sealed OAuth client of the project's own, or null. */
  credentials: string | null
  /** Scopes to ask for in place of the toolkit's. */
  scopes: string[] | null
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

export type AccountStatus =
  | 'INITIALIZING'
  | 'INITIATED'
  | 'ACTIVE'
  | 'FAILED'
  | 'EXPIRED'
  | 'INACTIVE'
  | 'REVOKED'

export interface AccountRow {
  id: string
  projectId: string
  userId: string
  toolkit: string
  authConfigId: string
  alias: string | null
  status: AccountStatus
  statusReason: string | null
  /** Sealed tokens or key. */
  credential: string | null
  /** Raised with each credential written; part of what a sealed credential is bound to. */
  credentialVersion: number
  /** How it connects, of several ways that its toolkit has; null in the first. */
  way: string | null
  /** What was filled in for it and is no secret, by the names of its toolkit's fields; null where there are none. */
  fields: Record<string, string> | null
  /** Granted scopes, where the upstream told. */
  scopes: string[] | null
  /** When the access token ends. */
  tokenExpiresAt: number | null
  /** Who refreshes the token now; nobody when null, or when the lease is over. */
  leaseOwner: string | null
  /** Until when, by the database's clock. */
  leaseUntil: number | null
  /** The credential version whose refresh was begun and not ended: the upstream may have used its refresh token up. */
  refreshInDoubt: number | null
  /** When the upstream gave the credential; null for one that the app brought along. */
  credentialAt: number | null
  /** Since when the upstream refuses the credential in words that may or may not mean that it is over. */
  refusedAt: number | null
  /** Those words, the same for all who are refused for one reason; `call` where a call was refused. */
  refusedAs: string | null
  /** What the upstream said when it last refused, for people; the account works, or may work again. */
  refusal: string | null
  /** When a call last went out with it, to the hour. */
  lastUsedAt: number | null
  /** Names the OAuth client that its credential was given to; null for a key, and before. */
  client: string | null
  /** The upstream's own id of the account, where the toolkit can ask for it. */
  subject: string | null
  /** Whose account it is, for people. */
  label: string | null
  /** How the person who completed the link was verified. */
  verification: 'browser' | 'app' | null
  /** The app's own id of it; no other account of the project has it, deleted ones included. */
  externalId: string | null
  /** Whom its owner's app lets use it beside them; null: nobody, it is PRIVATE. */
  sharing: Sharing | null
  /** Until when the first attempt may be finished. */
  initiatedUntil: number
  connectedAt: number | null
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

export type AttemptStatus =
  | 'open'
  | 'claimed'
  | 'parked'
  | 'choosing'
  | 'done'
  | 'failed'
  | 'expired'

/** Which users may use a SHARED account beside its owner. */
export interface Sharing {
  allowsAll: boolean
  allowed: string[]
  /** Before all else. */
  denied: string[]
}

/** Whose account a person has to connect: what is given has to be the same at the upstream. */
export interface ExpectedIdentity {
  /** The upstream's own id of the account. */
  subject?: string | undefined
  email?: string | undefined
}

/** One try to connect: a Connect Link with its state. Apart from the account, so that a failed try harms nothing. */
export interface AttemptRow {
  id: string
  projectId: string
  accountId: string
  /** The session whose agent asked, or null when the app asked. */
  sessionId: string | null
  userId: string
  toolkit: string
  authConfigId: string
  /** SHA-256 of the link token. */
  tokenHash: string
  /** The link token, sealed, so that an open link can be shown again. */
  token: string
  status: AttemptStatus
  statusReason: string | null
  /** Why it failed, as a code; the words belong to `connections`. */
  failure: string | null
  callbackUrl: string | null
  /** Scopes to ask for in place of the auth config's. */
  scopes: string[] | null
  /** The way in which to connect; null where the person chooses. */
  way: string | null
  /** What the app gave the link for its authorize URL. */
  linkParameters: Readonly<Record<string, string>> | null
  /** SHA-256 of the cookie of the browser that pressed Continue. */
  browserHash: string | null
  /** SHA-256 of the OAuth state. */
  stateHash: string | null
  /** What the callback needs (PKCE verifier, redirect URI, token endpoint), sealed as it was when the browser left. */
  flow: string | null
  /** Who says that the person who completes it is the user: their browser, or the app. */
  verification: 'browser' | 'app'
  /** What waits for the app's word (the callback, or a typed key), sealed; only while it is parked. */
  parked: string | null
  /** What the person chooses from, and the tokens that wait for that, sealed; only while they choose. */
  choice: string | null
  /** SHA-256 of the `session_uri` that the app redeems it with, once. */
  sessionHash: string | null
  /** What the app filled in, which the person cannot change; nothing when null. */
  fields: Record<string, string> | null
  /** Whose account it has to be at the upstream; anybody's when null. */
  expectedIdentity: ExpectedIdentity | null
  /** Whether the app asked for the link, and may look at the account until it is used: an ended one is on its way then. */
  awaited: boolean
  /** When the callback came; a second one finds it set. */
  consumedAt: number | null
  expiresAt: number
  createdAt: number
  updatedAt: number
}

export type PendingCallStatus = 'waiting' | 'approved' | 'denied' | 'running' | 'done'

/** A call that waits for an account or an approval, and later what came of it. */
export interface PendingCallRow {
  id: string
  projectId: string
  sessionId: string
  /** Of tool, arguments and account: the same call finds its row by it. */
  hash: string
  /** The call, sealed. */
  call: string
  status: PendingCallStatus
  /** What it answered, sealed. */
  result: string | null
  /** Whether a further call with this hash is a new one. */
  spent: boolean
  /** When it came to its status. */
  statusAt: number
  expiresAt: number
  createdAt: number
}

/** A tool's result that was too large for an answer. */
export interface StoredResultRow {
  id: string
  projectId: string
  sessionId: string
  tool: string
  /** The account that it was read from; null for a tool that needs none. */
  accountId: string | null
  /** Characters of its JSON. */
  size: number
  /** Its JSON, sealed. */
  content: string
  expiresAt: number
  createdAt: number
}

/** What is known of a file. Its bytes lie sealed in the storage. */
export interface FileRow {
  id: string
  projectId: string
  /** Whose it is: a session's alone, any of a user's sessions', or nobody's until one of them takes it. */
  userId: string | null
  sessionId: string | null
  /** `growing` while its bytes come: nobody finds it before it is `whole`. */
  status: 'growing' | 'whole'
  name: string
  mimetype: string
  /** In bytes; of one that grows, what it takes of the bounds: what was announced, or has come. */
  size: number
  /** In hexadecimal; null while it grows. */
  sha256: string | null
  /** Where it stands among the files of its session; null for one that stands nowhere. */
  path: string | null
  /** What was told of it before its bytes came: how many, their MD5 in hexadecimal, and the tool that they are for. */
  announcedSize: number | null
  md5: string | null
  forTool: string | null
  forToolkit: string | null
  /** The tool that made it, and the account that it was read from. */
  tool: string | null
  accountId: string | null
  parts: readonly FilePart[]
  /** The key of its bytes, sealed, with a digest of the rest of the row. */
  key: string
  /** Raised by each change. */
  revision: number
  createdAt: number
  updatedAt: number
  expiresAt: number
}

/** Bytes of a file that came at one time, one object of the storage. */
export interface FilePart {
  object: string
  size: number
  sha256: string
}

/** A tool that a session may run without asking again. */
export interface ApprovedToolRow {
  projectId: string
  sessionId: string
  tool: string
  createdAt: number
}

/** What came of ending a grant at its upstream; `kept` while an account of the same person uses it, and ended with the last. */
export type RevocationStatus = 'pending' | 'yes' | 'unsupported' | 'failed' | 'kept'

/** A grant that is to be ended at its upstream. */
export interface RevocationRow {
  id: string
  projectId: string
  accountId: string
  toolkit: string
  /** Tokens, or a code that was sent for some, and their client, sealed; only while it is pending or kept. */
  grant: string | null
  /** As an account's. */
  client: string | null
  /** Whose grant it is, where that is known. */
  subject: string | null
  status: RevocationStatus
  reason: string | null
  /** How often it was tried. */
  tries: number
  /** When it is tried next. */
  nextAt: number
  createdAt: number
  updatedAt: number
}

/** How many calls ran that a quota counts, in a day or a month. */
export interface UsageRow {
  /** Its period, kind and subject. */
  id: string
  projectId: string
  kind: 'project' | 'user' | 'key' | 'toolkit'
  /** Whose they were: the user, the id of the key, the toolkit's slug; empty for the project itself. */
  subject: string
  /** `2026-11-30` or `2026-11`, in UTC. */
  period: string
  used: number
  createdAt: number
  expiresAt: number
}

/** A process that serves calls, until it says so again. */
export interface ProcessRow {
  id: string
  /** By the database's clock. */
  until: number
}

/** A periodic job's turn: until then it is the owner's. */
export interface JobLeaseRow {
  id: string
  owner: string
  until: number
}

/** A write that its caller named, and what came of it. */
export interface McpGrantRow {
  id: string
  projectId: string
  sessionId: string
  /** The client's id: the https URL of its metadata document. */
  clientId: string
  clientName: string | null
  redirectUri: string
  /** RFC 7636, S256. */
  codeChallenge: string
  /** The session's, when the client asked: once that is raised, the grant is over. */
  tokenVersion: number
  /** Parted by spaces. */
  scopes: string
  /** What the client wants back with its code. */
  state: string | null
  /** `asked` the app, `confirmed` by it, agreed to by the user and `coded`, then `active` until it is `revoked`. */
  status: 'asked' | 'confirmed' | 'coded' | 'active' | 'denied' | 'revoked'
  /** SHA-256 of what leads on from here: the session_uri, the page's token, the code, the refresh token. */
  secretHash: string
  /** SHA-256 of the code, which each refresh token names: whoever brings a used one has stolen it, or was stolen from. */
  spentHash: string | null
  /** SHA-256 of the refresh token that came before the one of today; null until the first was renewed. */
  predecessorHash: string | null
  /** The refresh token of today, sealed, for the calls that bring its predecessor at the same time. */
  successor: string | null
  renewedAt: number | null
  createdAt: number
  expiresAt: number
}

export interface IdempotencyKeyRow {
  /** SHA-256 of the key. */
  id: string
  projectId: string
  /** Who asked: what came of it is told to nobody else. */
  caller: string
  /** What was asked, signed: it may have held a secret. */
  request: string
  /** `unknown`: it was begun, and whether it took effect is not known. */
  status: 'running' | 'done' | 'unknown'
  /** What was answered, sealed. */
  answer: string | null
  /** Whom it is about, and the session, account or file that it names; null where it names none. */
  userId: string | null
  subject: string | null
  createdAt: number
  expiresAt: number
}

/** An entry of the audit log. */
export interface AuditRow {
  id: string
  projectId: string
  at: number
  /** The kind of who did it, and which of them: the id of a key, a job's name; null where the kind says it all. */
  actor: string
  actorId: string | null
  /** E.g. `connection.connected`. */
  action: string
  /** The id of what changed. */
  subject: string
  /** The user whom it is about, by a name that stands in `audit_persons` alone. */
  person: string | null
  /** JSON, to the letter as it was written: the code is over it. */
  detail: string
  /** The process that wrote it, and its number among those of that; null where an engine wrote that knew no chain. */
  writer: string | null
  seq: number | null
  /** Over the whole of the row, by the project's audit key. */
  mac: string | null
}

/** One call of a tool, as the call log keeps it. */
export interface CallRow {
  /** The `log_id` of its answer. */
  id: string
  projectId: string
  /** When it came. */
  at: number
  /** How long it took, and how much of that its requests to upstreams did, one after the other or side by side. */
  ms: number
  upstreamMs: number | null
  /** `custom`: one that the app ran itself, as it says. */
  kind: 'tool' | 'meta' | 'proxy' | 'custom'
  /** Its slug; of a proxied call the method and the toolkit, never its address. */
  tool: string
  toolkit: string | null
  effect: Effect | null
  userId: string
  sessionId: string | null
  accountId: string | null
  actorKind: string
  actorId: string | null
  /** The multi-execute that it was an item of. */
  parentId: string | null
  /** The attempt to connect that it waited for, or told of. */
  attemptId: string | null
  /** The waiting call that it made, joined or resumed. */
  pendingId: string | null
  status: 'ok' | 'failed' | 'waiting' | 'denied'
  errorCode: string | null
  /** What went wrong, without secrets and without what the call was given. */
  error: string | null
  /** About as long as they are as JSON. */
  argumentBytes: number
  resultBytes: number
  /** Its arguments and its result, cut and sealed; null where the operator did not ask to keep them. */
  content: string | null
  traceId: string | null
}

/** How many calls of a toolkit took so long in one hour. */
export interface CallHourRow {
  projectId: string
  hour: number
  /** Empty for calls of none. */
  toolkit: string
  /** Which of the steps that durations are counted by. */
  step: number
  calls: number
  failures: number
}

/** Some entries of one writer, in their order, and the seal before it. */
export interface AuditSealRow {
  projectId: string
  /** From 1 on, without a gap. */
  number: number
  writer: string
  first: number
  last: number
  /** Those of these numbers that no entry has, as JSON. */
  unused: string
  /** Whether another process made it, of what the writer left behind: then nobody knew what else there had been. */
  found: number
  /** SHA-256 of the entries' codes. */
  digest: string
  /** The code of the seal before; nothing before the first. */
  before: string
  at: number
  /** Over all of it. */
  mac: string
}

/** How far the seals of a project go. */
export interface AuditChainRow {
  projectId: string
  /** That of the last seal, and how many entries all seals ever had. */
  number: number
  entries: number
  /** The last seal's code. */
  head: string
  /** How many entries stood there before the chain began. */
  bare: number
  at: number
  createdAt: number
  /** Over all of the above. */
  mac: string
  /** Up to where seals and their entries were deleted when they were old, as signed JSON. */
  checkpoint: string | null
}

/** A process that writes entries, and up to which of its numbers they are sealed: a list of work, nothing is proved by it. */
export interface AuditWriterRow {
  projectId: string
  id: string
  sealed: number
  seenAt: number
}

/** The name by which the audit log knows a user. */
export interface AuditPersonRow {
  projectId: string
  userId: string
  id: string
  createdAt: number
}

/** What was erased for a person, told without them. */
export interface ErasureRow {
  projectId: string
  id: string
  /** The code of who it was, by the project's audit key: whoever has that and the user's id can prove it. */
  person: string
  /** `begun`: something may be left, and the same erasure goes on. */
  status: 'begun' | 'done'
  /** How many rows of each table, as JSON. */
  erased: string
  /** What could not go yet, as JSON. */
  remains: string
  createdAt: number
  updatedAt: number
}

/** What audit keys were made of under an encryption key that is not needed any more, under one that is. */
export interface AuditKeyRow {
  /** The id of the encryption key that it was made of. */
  id: string
  encryptionKeyId: string
  wrapped: string
  createdAt: number
}

import type {
  AccountRow,
  ApiKeyRow,
  ApprovedToolRow,
  AttemptRow,
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
  FileRow,
  IdempotencyKeyRow,
  JobLeaseRow,
  McpGrantRow,
  PendingCallRow,
  ProcessRow,
  ProjectRow,
  RevocationRow,
  SessionRow,
  StoredResultRow,
  UsageRow,
} from './rows.ts'

/** The tables as the database holds them: JSON as text, booleans as 0 or 1; names are snake_case there. */
export interface Database {
  projects: ProjectRow
  apiKeys: Stored<ApiKeyRow, { scopes: string }>
  encryptionKeys: EncryptionKeyRow
  dataKeys: DataKeyRow
  sessions: Stored<SessionRow, { config: string }>
  authConfigs: Stored<
    AuthConfigRow,
    { isManaged: number; enabled: number; scopes: string; fields: string | null }
  >
  accounts: Stored<AccountRow, { scopes: string; sharing: string | null; fields: string | null }>
  attempts: Stored<
    AttemptRow,
    {
      scopes: string | null
      linkParameters: string | null
      fields: string | null
      expectedIdentity: string | null
      awaited: number
    }
  >
  pendingCalls: Stored<PendingCallRow, { spent: number }>
  approvedTools: ApprovedToolRow
  storedResults: StoredResultRow
  files: Stored<FileRow, { parts: string }>
  fileSpaces: { id: string }
  idempotencyKeys: IdempotencyKeyRow
  jobLeases: JobLeaseRow
  processes: ProcessRow
  mcpGrants: McpGrantRow
  revocations: RevocationRow
  calls: CallRow
  callHours: CallHourRow
  audit: AuditRow
  auditSeals: AuditSealRow
  auditChains: AuditChainRow
  auditWriters: AuditWriterRow
  auditPersons: AuditPersonRow
  auditKeys: AuditKeyRow
  usage: UsageRow
  erasures: ErasureRow
}

type Stored<Row, Columns> = Omit<Row, keyof Columns> & Columns

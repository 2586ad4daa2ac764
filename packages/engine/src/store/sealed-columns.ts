import type { Database } from './database.ts'

interface SealedPlace {
  table: keyof Database
  column: string
  /** The column that counts the secrets written there; without one there is but the first. */
  version?: string
  /** The column whose value stands before the id in the name of the row. */
  owner?: string
}

/** Every column that holds sealed values, by the field that they are sealed to. */
export const sealedColumns = {
  'accounts.credential': {
    table: 'accounts',
    column: 'credential',
    version: 'credentialVersion',
  },
  'auth_configs.credentials': { table: 'authConfigs', column: 'credentials' },
  'attempts.flow': { table: 'attempts', column: 'flow' },
  'attempts.token': { table: 'attempts', column: 'token' },
  'attempts.parked': { table: 'attempts', column: 'parked' },
  'attempts.choice': { table: 'attempts', column: 'choice' },
  'revocations.grant': { table: 'revocations', column: 'grant' },
  'pending_calls.call': { table: 'pendingCalls', column: 'call' },
  'pending_calls.result': { table: 'pendingCalls', column: 'result' },
  'stored_results.content': { table: 'storedResults', column: 'content', owner: 'sessionId' },
  'files.key': { table: 'files', column: 'key', version: 'revision' },
  'mcp_grants.successor': { table: 'mcpGrants', column: 'successor' },
  'calls.content': { table: 'calls', column: 'content' },
  'idempotency_keys.answer': { table: 'idempotencyKeys', column: 'answer' },
} as const satisfies Record<string, SealedPlace>

export type SealedColumn = keyof typeof sealedColumns

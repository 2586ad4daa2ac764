import type { ApiKeys } from './api-keys/api-keys.ts'
import type { AuditLog } from './audit/audit.ts'
import type { AuthConfigs } from './connections/auth-configs.ts'
import { loadLater } from './load-later.ts'
import type { Logs } from './logs/logs.ts'
import type { Users } from './users/users.ts'
import type { Transport } from './transport/transport.ts'

/** What operators ask for, and apps hardly ever. */
export interface OperatorResources {
  apiKeys: ApiKeys
  audit: AuditLog
  authConfigs: AuthConfigs
  logs: Logs
  users: Users
}

/** The resources behind a transport; the code of each is loaded with its first call. */
export function operatorResources(transport: Transport): OperatorResources {
  return {
    apiKeys: loadLater(
      async () => (await import('./api-keys/api-keys.ts')).createApiKeys(transport),
      'create list revoke',
    ),
    audit: loadLater(
      async () => (await import('./audit/audit.ts')).createAuditLog(transport),
      'list head verify',
    ),
    authConfigs: loadLater(
      async () => (await import('./connections/auth-configs.ts')).createAuthConfigs(transport),
      'list get create update enable disable delete',
    ),
    logs: loadLater(
      async () => (await import('./logs/logs.ts')).createLogs(transport),
      'list get summary',
    ),
    users: loadLater(
      async () => (await import('./users/users.ts')).createUsers(transport),
      'list export erase receipts',
    ),
  }
}

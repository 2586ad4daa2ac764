import { expect, test } from 'vitest'
import { createApiKeys } from './api-keys/api-keys.ts'
import { createAuditLog } from './audit/audit.ts'
import { createAuthConfigs } from './connections/auth-configs.ts'
import { createLogs } from './logs/logs.ts'
import { operatorResources } from './operator-resources.ts'
import type { Transport } from './transport/transport.ts'
import { createUsers } from './users/users.ts'

test('each resource has the methods that its code has', () => {
  const transport = {} as Transport
  const whole = {
    apiKeys: createApiKeys(transport),
    audit: createAuditLog(transport),
    authConfigs: createAuthConfigs(transport),
    logs: createLogs(transport),
    users: createUsers(transport),
  }
  const names = (resources: object) =>
    Object.entries(resources).map(([name, methods]) => [name, Object.keys(methods)])
  expect(names(operatorResources(transport))).toEqual(names(whole))
})

import type { AccountStatus } from '@maillon/core'

/** The words of the API for what an account can be. */
export const accountStatuses = [
  'ACTIVE',
  'INITIALIZING',
  'INITIATED',
  'INACTIVE',
  'EXPIRED',
  'FAILED',
  'REVOKED',
] as const satisfies readonly AccountStatus[]

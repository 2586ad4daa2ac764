import type { Migration } from 'kysely/migration'
import { init } from './001-init.ts'
import { pendingCalls } from './002-pending-calls.ts'
import { verification } from './003-verification.ts'
import { refreshLease } from './004-refresh-lease.ts'
import { ends } from './005-ends.ts'
import { sharing } from './006-sharing.ts'
import { apiKeyScopes } from './007-api-key-scopes.ts'
import { mcp } from './009-mcp.ts'
import { idempotencyKeys } from './010-idempotency-keys.ts'
import { mcpGrants } from './011-mcp-grants.ts'
import { idempotencyCallers } from './012-idempotency-callers.ts'
import { heldGrants } from './013-held-grants.ts'
import { refusedCredentials } from './014-refused-credentials.ts'
import { resultAccounts } from './015-result-accounts.ts'
import { attemptFailures } from './016-attempt-failures.ts'
import { externalIds } from './017-external-ids.ts'
import { mcpSuccessors } from './018-mcp-successors.ts'
import { linkParameters } from './019-link-parameters.ts'
import { accountFields } from './020-account-fields.ts'
import { ways } from './021-ways.ts'
import { choices } from './022-choices.ts'
import { configFields } from './023-config-fields.ts'
import { files } from './024-files.ts'
import { announcedFiles } from './025-announced-files.ts'
import { listedSessions } from './026-listed-sessions.ts'
import { calls } from './027-calls.ts'
import { auditChain } from './028-audit-chain.ts'
import { usage } from './029-usage.ts'
import { persons } from './031-persons.ts'
import { atSize } from './033-at-size.ts'
import { storedResults } from './008-stored-results.ts'

/** Every migration by its name, in the order in which they run; one that was released never changes. */
export const migrations: Record<string, Migration> = {
  '001-init': init,
  '002-pending-calls': pendingCalls,
  '003-verification': verification,
  '004-refresh-lease': refreshLease,
  '005-ends': ends,
  '006-sharing': sharing,
  '007-api-key-scopes': apiKeyScopes,
  '009-mcp': mcp,
  '010-idempotency-keys': idempotencyKeys,
  '008-stored-results': storedResults,
  '011-mcp-grants': mcpGrants,
  '012-idempotency-callers': idempotencyCallers,
  '013-held-grants': heldGrants,
  '014-refused-credentials': refusedCredentials,
  '015-result-accounts': resultAccounts,
  '016-attempt-failures': attemptFailures,
  '017-external-ids': externalIds,
  '018-mcp-successors': mcpSuccessors,
  '019-link-parameters': linkParameters,
  '020-account-fields': accountFields,
  '021-ways': ways,
  '022-choices': choices,
  '023-config-fields': configFields,
  '024-files': files,
  '025-announced-files': announcedFiles,
  '026-listed-sessions': listedSessions,
  '027-calls': calls,
  '028-audit-chain': auditChain,
  '029-usage': usage,
  '031-persons': persons,
  '033-at-size': atSize,
}

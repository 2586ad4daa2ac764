import type { AuditAction } from '../audit/actions.ts'
import type { WriteAudit } from '../audit/audit.ts'
import type { McpGrantRow } from '../store/rows.ts'
import type { McpGrantChange, Store } from '../store/store.ts'

/** Changes a grant if this is still its secret, and writes that down. */
export type ChangeGrant = (
  row: McpGrantRow,
  secretHash: string,
  change: McpGrantChange,
  action: AuditAction,
) => Promise<McpGrantRow | undefined>

/** Changes of grants over the store. */
export function createGrantChanges({
  store,
  audit,
}: {
  store: Store
  audit: WriteAudit
}): ChangeGrant {
  return ({ projectId, id, status, sessionId, scopes }, secretHash, change, action) =>
    store.transaction(async (transaction) => {
      const changed = await transaction.mcpGrants.update(projectId, id, secretHash, change)
      if (!changed) return undefined
      const session = await transaction.sessions.find(projectId, sessionId)
      await audit(transaction, {
        projectId,
        userId: session?.userId ?? null,
        action,
        subject: id,
        from: { status },
        to: { status: changed.status },
        detail: { session: sessionId, scopes },
      })
      return changed
    })
}

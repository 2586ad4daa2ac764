import type { ToolSlug } from '../catalogue/installed-tools.ts'
import type { Spelt } from '../catalogue/spelt.ts'
import type { Approval as WireApproval, ExecuteResult } from '../contract/session.ts'
import type { Approval, ProviderContext } from '../provider/provider.ts'
import type { ToolResult } from '../provider/tool-result.ts'
import { type ApprovalRequired, readAllRequired } from '../provider/read-required.ts'
import { path } from '../toolkit/path.ts'
import type { Call } from '../transport/call.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { answeredForModel } from './session-tools.ts'

/** What a session does with calls that wait for an account or an approval. Each rejects with `pending_not_found`. */
export interface PendingCalls {
  /**
   * Runs a call that waits (`pc_…`), once however often it is asked for, and answers what that gave. What it lacks
   * still, denied and expired are an `error` in the answer.
   */
  resume(pendingId: string, options?: RequestOptions): Promise<ToolResult>
  /** Lets a call run, which `resume` or the model's own repeat then does: `status` tells whether it may. */
  approve(approvalId: string, options?: RequestOptions): Promise<Approval>
  /** Refuses a call: a call that has not run yet does not. */
  deny(approvalId: string, options?: RequestOptions): Promise<Approval>
  /** What a call, or each item of a multi-execute, has to be approved for; runs nothing. */
  review<Slug extends ToolSlug>(
    slug: Spelt<Slug>,
    args?: Record<string, unknown>,
    options?: RequestOptions,
  ): Promise<ApprovalRequired[]>
  /** What waits for approval, and what became of it. */
  approval(approvalId: string, options?: RequestOptions): Promise<Approval>
}

/** The waiting calls of a session; `call` makes a call below it. */
export function createPendingCalls(
  { send }: Transport,
  call: (method: Call['method'], below: string, rest: Partial<Call>) => Call,
): PendingCalls {
  const decide =
    (decision: 'approve' | 'deny'): PendingCalls['approve'] =>
    async (approvalId, { signal } = {}) =>
      send(
        call('POST', path`/approvals/${approvalId}`, { body: { decision }, signal }),
        readApproval,
      )

  return {
    async resume(pendingId, { signal } = {}) {
      const body = { pending_id: pendingId }
      return send(
        call('POST', '/resume', { body, signal }),
        ({ data, error, log_id }: ExecuteResult) => ({ data, error, logId: log_id }),
      )
    },
    async review(slug, args = {}, { signal } = {}) {
      const body = { tool_slug: slug, arguments: args }
      return send(call('POST', '/review', { body, signal }), ({ data, error }: ExecuteResult) =>
        readAllRequired({ data, error, logId: '' }, slug).filter(
          (one) => one.code === 'approval_required',
        ),
      )
    },
    approve: decide('approve'),
    deny: decide('deny'),
    approval: async (approvalId, { signal } = {}) =>
      send(call('GET', path`/approvals/${approvalId}`, { signal }), readApproval),
  }
}

/** What a provider's adapter carries on with. */
export function providerContext({ resume, approve, deny, review }: PendingCalls): ProviderContext {
  return {
    resume: (pendingId, options) => answeredForModel(() => resume(pendingId, options)),
    approve,
    deny,
    review,
  }
}

function readApproval(wire: WireApproval): Approval {
  return {
    approvalId: wire.approval_id,
    status: wire.status,
    toolSlug: wire.tool_slug,
    arguments: wire.arguments,
    effect: wire.effect,
    expiresAt: wire.expires_at,
  }
}

import type { ToolResult } from './tool-result.ts'

/** A call that waits until the user has connected an account. */
export interface ConnectionRequired {
  code: 'connection_required'
  message: string
  toolkit: string
  /** Scopes that the account lacks; empty when there is no account. */
  missingScopes: string[]
  /** The Connect Link to show; undefined, as are the next four, where the session leaves connecting to the app. */
  redirectUrl: string | undefined
  connectedAccountId: string | undefined
  attemptId: string | undefined
  /** ISO 8601 */
  expiresAt: string | undefined
  /** What `resume` takes. */
  pendingId: string | undefined
  toolSlug: string
  arguments: Record<string, unknown>
  /** What the session wants: tell the model, or stop the run until the user has connected. */
  onRequired: 'return' | 'interrupt' | 'wait'
}

/** A call that waits until the app has approved it. */
export interface ApprovalRequired {
  code: 'approval_required'
  message: string
  /** What `approve`, `deny` and then `resume` take. */
  approvalId: string
  toolSlug: string
  arguments: Record<string, unknown>
  effect: 'read' | 'write' | 'destroy'
  /** ISO 8601 */
  expiresAt: string
}

/**
 * The account that a call waits for, if any; of a multi-execute, the first one. Give the slug of the tool that
 * answered where it is known: any tool's output could imitate the answer of a multi-execute.
 */
export function readConnectionRequired(
  result: ToolResult,
  slug?: string,
): ConnectionRequired | undefined {
  return readAllRequired(result, slug).find((one) => one.code === 'connection_required')
}

/** The approval that a call waits for, if any; as `readConnectionRequired` otherwise. */
export function readApprovalRequired(
  result: ToolResult,
  slug?: string,
): ApprovalRequired | undefined {
  return readAllRequired(result, slug).find((one) => one.code === 'approval_required')
}

/** All that a call, or each item of a multi-execute, waits for; as `readConnectionRequired` otherwise. */
export function readAllRequired(
  { data, error }: ToolResult,
  slug: string = multiExecute,
): (ConnectionRequired | ApprovalRequired)[] {
  if (error !== null) return readOne(data)
  if (slug !== multiExecute || !Array.isArray(data.results)) return []
  return data.results.flatMap((item) => {
    const response = isObject(item) ? item.response : undefined
    if (!isObject(response) || typeof response.error !== 'string') return []
    return isObject(response.data) ? readOne(response.data) : []
  })
}

const multiExecute = 'COMPOSIO_MULTI_EXECUTE_TOOL'

function readOne(data: Record<string, unknown>): (ConnectionRequired | ApprovalRequired)[] {
  const { code, message, hint: _, arguments: input, ...facts } = data
  const call = {
    message: text(message) ?? '',
    toolSlug: text(facts.tool_slug) ?? '',
    arguments: isObject(input) ? input : {},
  }
  if (code === 'connection_required') {
    return [
      {
        code,
        ...call,
        toolkit: text(facts.toolkit) ?? '',
        missingScopes: Array.isArray(facts.missing_scopes)
          ? facts.missing_scopes.filter((scope) => typeof scope === 'string')
          : [],
        redirectUrl: text(facts.redirect_url),
        connectedAccountId: text(facts.connected_account_id),
        attemptId: text(facts.attempt_id),
        expiresAt: text(facts.expires_at),
        pendingId: text(facts.pending_id),
        onRequired: oneOf(facts.on_required, ['return', 'interrupt', 'wait']) ?? 'return',
      },
    ]
  }
  const approvalId = text(facts.approval_id)
  if (code !== 'approval_required' || approvalId === undefined) return []
  return [
    {
      code,
      ...call,
      approvalId,
      // Of what is not told, the worst is to be shown.
      effect: oneOf(facts.effect, ['read', 'write', 'destroy']) ?? 'destroy',
      expiresAt: text(facts.expires_at) ?? '',
    },
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value)
}

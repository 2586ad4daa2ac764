import type { IdempotencyKeyRow } from '../store/rows.ts'

/** Whom a request is about, and the session or account that it names: what is kept of it goes with them. */
export function aboutOf({
  parameters,
  body,
}: {
  parameters: Readonly<Record<string, string>>
  body: unknown
}): Pick<IdempotencyKeyRow, 'userId' | 'subject'> {
  const given = recordOf(body)
  const { user_id: brought } = recordOf(given.connection)
  const named = [
    parameters.sessionId,
    parameters.accountId,
    given.session_id,
    given.connected_account_id,
  ]
  return {
    userId: firstText([given.user_id, given.entity_id, brought]),
    subject: firstText(named),
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function firstText(values: readonly unknown[]): string | null {
  return values.find((value) => typeof value === 'string') ?? null
}

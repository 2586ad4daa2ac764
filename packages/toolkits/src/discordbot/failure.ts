import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Discord's error body: https://docs.discord.com/developers/reference#error-messages */
export function discordFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  if (answer.status < 400) return undefined
  const { message: general, errors } = (answer.body ?? {}) as { message?: string; errors?: unknown }
  const message = [
    general ?? `Discord answered with status ${answer.status}.`,
    ...details(errors),
  ].join(' ')
  if (answer.status === 401) return { message, reason: 'token_rejected' }
  if (answer.status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

/** What is wrong with which input: sentences in `_errors`, as deep as the input is. */
function details(errors: unknown, name = ''): string[] {
  if (typeof errors !== 'object' || errors === null) return []
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (key !== '_errors') return details(value, name ? `${name}.${key}` : key)
    const said = Array.isArray(value) ? (value as { message?: string }[]) : []
    return said.map((one) => `${name}: ${one.message ?? 'refused'}`)
  })
}

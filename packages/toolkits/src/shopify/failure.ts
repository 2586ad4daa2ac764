import type { UpstreamFailure } from '@maillon/core/toolkit'

/** Reads Shopify's errors, most of which come with status 200: https://shopify.dev/docs/api/admin-graphql#status_and_error_codes */
export function shopifyFailure(answer: {
  status: number
  body: unknown
}): UpstreamFailure | undefined {
  const { status } = answer
  const { errors, data } = (answer.body ?? {}) as ShopifyAnswer
  const list = typeof errors === 'string' ? [{ message: errors }] : (errors ?? [])
  const wrong = userErrors(data)
  if (status < 400 && list.length === 0 && wrong.length === 0) return undefined
  const message =
    [...list.map((one) => one.message ?? ''), ...wrong].join(' ') ||
    `Shopify answered with status ${status}.`
  const codes = list.map((one) => ('extensions' in one ? one.extensions?.code : undefined))
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429 || codes.includes('THROTTLED')) return { message, reason: 'rate_limited' }
  if (codes.includes('ACCESS_DENIED')) return { message, reason: 'missing_scopes' }
  return { message }
}

interface ShopifyAnswer {
  errors?: string | { message?: string; extensions?: { code?: string } }[]
  data?: Record<string, { userErrors?: UserError[] } | null> | null
}

interface UserError {
  field?: string[] | null
  message: string
}

/** What is wrong with which value of a change. */
function userErrors(data: ShopifyAnswer['data']): string[] {
  return Object.values(data ?? {}).flatMap((payload) =>
    (payload?.userErrors ?? []).map(({ field, message }) =>
      field && field.length > 0 ? `${field.join('.')}: ${message}.` : message,
    ),
  )
}

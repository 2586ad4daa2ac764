import { MaillonError } from '@maillon/core'
import type { ApiKey } from '@maillon/core/contract'
import { type KeysOptions, withApi } from './with-api.ts'

/** Makes an API key; the answer is what to print. */
export async function createKey(
  options: KeysOptions & {
    name?: string | undefined
    scopes: string
    expires?: string | undefined
  },
): Promise<string> {
  const { name, expires, json } = options
  if (!name) {
    throw new MaillonError('config_invalid', {
      message: 'A key needs a name, to be known by later.',
      hint: 'maillon keys create --name server',
    })
  }
  const scopes = options.scopes.split(',').map((scope) => scope.trim())
  const body = { name, scopes, ...(expires && { expires_at: endOf(expires, Date.now()) }) }
  const key = await withApi('create', options, (call) =>
    call<ApiKey & { api_key: string }>('POST', '/api_keys', body),
  )
  if (json) return JSON.stringify(key)
  return [
    key.api_key,
    '',
    `It is shown this once: keep it where the app reads MAILLON_API_KEY. (${key.id}, ${key.scopes.join(', ')}${key.expires_at ? `, until ${key.expires_at}` : ''})`,
  ].join('\n')
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A time as ISO 8601: a date or time, or so long from now. Throws `config_invalid`. */
export function endOf(text: string, now: number): string {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(text)
  const at = count
    ? now + Number(count) * unitMs[unit as keyof typeof unitMs]
    : isDate
      ? Date.parse(text)
      : Number.NaN
  if (!Number.isNaN(new Date(at).getTime())) return new Date(at).toISOString()
  throw new MaillonError('config_invalid', {
    message: `--expires ${text} is no time.`,
    hint: 'Pass a date such as 2027-01-31, or 90d, 12h, 30m from now.',
  })
}

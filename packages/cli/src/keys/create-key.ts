import { type ApiKeyScope, MaillonError } from '@maillon/core'
import { type KeysOptions, withKeys } from './with-keys.ts'

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
  // The engine says which words are no scopes.
  const scopes = options.scopes.split(',').map((scope) => scope.trim() as ApiKeyScope)
  const expiresAt = expires === undefined ? undefined : endOf(expires, Date.now())
  const made = await withKeys('create', options, (apiKeys) =>
    apiKeys.create({ name, scopes, expiresAt }),
  )
  if (json) return JSON.stringify(made)
  const until = made.expiresAt === null ? '' : `, until ${made.expiresAt}`
  return `${made.key}

It is shown this once: keep it where the app reads MAILLON_API_KEY. (${made.id}, ${made.scopes.join(', ')}${until})`
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** When a key ends: a date or a time, or so long from now. Throws `config_invalid`. */
export function endOf(text: string, now: number): Date {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(text)
  const end = new Date(
    count
      ? now + Number(count) * unitMs[unit as keyof typeof unitMs]
      : isDate
        ? Date.parse(text)
        : Number.NaN,
  )
  if (!Number.isNaN(end.getTime())) return end
  throw new MaillonError('config_invalid', {
    message: `--expires ${text} is no time.`,
    hint: 'Pass a date such as 2027-01-31, or 90d, 12h, 30m from now.',
  })
}

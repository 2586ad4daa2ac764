import type { Auth } from './auth.ts'
import type { Fields } from './field.ts'
import type { Keep } from './kept.ts'

/** The fields that a toolkit's accounts have. */
export function fieldsOf(auth: Auth): Fields {
  return auth.scheme === 'NO_AUTH' ? {} : (auth.fields ?? {})
}

/** What a toolkit keeps of each account. */
export function keepOf(auth: Auth): Keep {
  return auth.scheme === 'OAUTH2' ? (auth.keep ?? {}) : {}
}

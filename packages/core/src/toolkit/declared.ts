import type { Auth } from './auth.ts'
import type { Fields } from './field.ts'
import type { Keep, Kept, KeptByCall } from './kept.ts'

/** The fields that a toolkit's accounts have. */
export function fieldsOf(auth: Auth): Fields {
  return auth.scheme === 'NO_AUTH' ? {} : (auth.fields ?? {})
}

/** What of it a person may have to choose, and its name: one at most. */
export function choiceOf(auth: Auth): { name: string; kept: Choosable } | undefined {
  for (const [name, kept] of Object.entries(keepOf(auth)))
    if (isChoosable(kept)) return { name, kept }
  return undefined
}

/** What is chosen from a list. */
export type Choosable = Kept & KeptByCall & { list: string }

function isChoosable(kept: Kept): kept is Choosable {
  return kept.from === 'call' && kept.list !== undefined
}

/** What a toolkit keeps of each account. */
export function keepOf(auth: Auth): Keep {
  return auth.scheme === 'OAUTH2' ? (auth.keep ?? {}) : {}
}

import { MaillonError } from '@maillon/core'
import type { ApiKeyAuth, TypedKey } from '@maillon/core/toolkit'

/** Part of an address and the first part of a pair (RFC 7617 §2), so no colon, and nothing that leads elsewhere. */
const userName = /^[A-Za-z0-9][\x21-\x39\x3b-\x7e]{0,255}$/

/** A key as its toolkit takes it, with its user where there is one. Throws `credential_rejected` for what cannot be a key. */
export function readTypedKey({ basic }: ApiKeyAuth, { key, user }: TypedKey): TypedKey {
  if (!/^[\x21-\x7e]{1,4096}$/.test(key)) throw odd('The key has characters that no key has.')
  if (basic && !userName.test(user ?? ''))
    throw odd(`The ${basic.label} has characters that none has.`)
  return { key, ...(basic && user && { user }) }
}

function odd(message: string): MaillonError {
  return new MaillonError('credential_rejected', { message, hint: 'Copy it again, whole.' })
}

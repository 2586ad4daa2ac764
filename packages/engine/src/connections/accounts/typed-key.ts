import { MaillonError } from '@maillon/core'
import type { ApiKeyAuth, TypedKey } from '@maillon/core/toolkit'

/** The longest key that a header takes at most servers, and more than a PEM or JSON file has. */
const maxKey = 16 * 1024
const maxUser = 256

/** What a header can carry (RFC 9110 §5.5) without being read in another way than it was written. */
const inHeader = /^[\t\x20-\x7e]*$/
/** By HTTP Basic a key is sent in base64, so that it may be of several lines, and in any script. */
const inBasic = /^[^\p{Cc}]*$/u
/** RFC 7617 §2: no colon, nothing unseen. */
const userName = /^[^\p{Cc}:]*$/u

/**
 * A key as its toolkit takes it, with its user where there is one. What cannot be sent as it was typed is refused;
 * whether it is right, only the service knows. Throws `credential_rejected`, with the `field` and the `problem`.
 */
export function readTypedKey(
  { label, header, basic }: ApiKeyAuth,
  { key, user }: TypedKey,
): TypedKey {
  if (key.length > maxKey)
    throw refused('key', 'too_long', `The ${label} is longer than ${maxKey} characters.`)
  const keyFits = basic
    ? inBasic.test(key.replace(/[\t\n]/g, '')) && key.isWellFormed()
    : inHeader.test(key)
  if (!keyFits) {
    const where = basic ? 'in HTTP Basic' : `in the header ${header}`
    throw refused('key', 'unsendable', `The ${label} has a character that cannot be sent ${where}.`)
  }
  if (!basic) return { key }
  if (!user) throw refused('user', 'missing', `The ${basic.label} is missing.`)
  if (user.length > maxUser)
    throw refused('user', 'too_long', `The ${basic.label} is longer than ${maxUser} characters.`)
  // It stands in addresses too, where dots alone lead elsewhere.
  const userFits = userName.test(user) && user.isWellFormed() && !/^\.{1,2}$/.test(user)
  if (!userFits)
    throw refused('user', 'unsendable', `The ${basic.label} has a character that cannot be sent.`)
  return { key, user }
}

function refused(
  field: 'key' | 'user',
  problem: 'missing' | 'too_long' | 'unsendable',
  message: string,
): MaillonError {
  return new MaillonError('credential_rejected', {
    message,
    hint: 'Copy it again, whole and alone.',
    details: { field, problem },
  })
}

import { hash } from 'node:crypto'
import { customAlphabet } from 'nanoid'
import { keepSecret } from './telemetry/live-secrets.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const random = customAlphabet(alphabet)

/** A random id such as `ca_4fQx…`: the prefix and 22 letters and digits (131 bits). */
export function newId(prefix: string): string {
  return prefix + random(22)
}

/**
 * The same for rows that come in by the hundred: its first letters are the time. Those of a batch stand together in the
 * index then, and not on as many pages of it as there are rows, which was a third of what they cost.
 */
export function newTimedId(prefix: string): string {
  return prefix + inLetters(Date.now()) + random(15)
}

let last = { at: -1, letters: '' }

/** A time in ms since 1970, as seven letters and digits that are in the order of times. */
function inLetters(at: number): string {
  if (last.at === at) return last.letters
  let letters = ''
  for (let rest = at; letters.length < 7; rest = Math.floor(rest / 62))
    letters = (alphabet[rest % 62] ?? '') + letters
  last = { at, letters }
  return letters
}

/** A random secret such as `ln_…`: the prefix and 43 letters and digits (256 bits). */
export function newSecret(prefix: string): string {
  const secret = prefix + random(43)
  keepSecret(secret)
  return secret
}

/** Whether a text may be the id of a session: what cannot be one is not looked for. */
export function isSessionId(text: string): boolean {
  return /^trs_[0-9A-Za-z]{22}$/.test(text)
}

/** SHA-256 as hex; how secrets that are looked up are stored. */
export function sha256(text: string): string {
  return hash('sha256', text)
}

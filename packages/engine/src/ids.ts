import { hash } from 'node:crypto'
import { customAlphabet } from 'nanoid'
import { keepSecret } from './telemetry/live-secrets.ts'

const random = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')

/** A random id such as `ca_4fQx…`: the prefix and 22 letters and digits (131 bits). */
export function newId(prefix: string): string {
  return prefix + random(22)
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

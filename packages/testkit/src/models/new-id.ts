import { randomInt } from 'node:crypto'

/** A new id of that many letters and digits, as the vendors make them. */
export function newId(prefix: string, length: number): string {
  const characters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)])
  return prefix + characters.join('')
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

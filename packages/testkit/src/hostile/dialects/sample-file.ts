import { generateKeyPairSync } from 'node:crypto'
import { type Auth, type Field, isTokenAuth } from '@maillon/core/toolkit'
import { namesIn } from './templates.ts'

/** A key of the kind that a toolkit signs with, or a file of JSON with all members that it reads; undefined for other fields. */
export function sampleFile(
  auth: Auth,
  name: string,
  { format, secret }: Field,
): string | undefined {
  if (format === 'pem') return keyFor(auth)
  if (format === 'json') return fileFor(auth, name)
  const isHex = isTokenAuth(auth) && auth.assertion?.encoding === 'hex'
  return secret && isHex ? Buffer.from(`a key of ${name}`).toString('hex') : undefined
}

function fileFor(auth: Auth, name: string): string {
  const members = namesIn(JSON.stringify({ ...auth, fields: {} }))
    .filter((one) => one.startsWith(`${name}.`))
    .map((one) => one.slice(name.length + 1))
  const sample = (member: string) =>
    member === 'private_key' ? keyFor(auth) : `${member}@service.test`
  const entries = ['type', ...members].map((member) => [member, sample(member)])
  return JSON.stringify(Object.fromEntries(entries), undefined, 2)
}

const keys = new Map<string, string>()

function keyFor(auth: Auth): string {
  const { algorithm = 'RS256' } = (isTokenAuth(auth) && auth.assertion) || {}
  return sampleKey(algorithm)
}

/** One for each algorithm: to make one takes longer than all else. */
export function sampleKey(algorithm: string): string {
  const kind = algorithm.slice(0, 2)
  const known = keys.get(kind) ?? newKey(kind)
  keys.set(kind, known)
  return known
}

function newKey(kind: string): string {
  const format = { type: 'pkcs8', format: 'pem' } as const
  if (kind === 'ES')
    return String(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(format))
  if (kind === 'Ed') return String(generateKeyPairSync('ed25519').privateKey.export(format))
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  // As GitHub gives them.
  return String(privateKey.export({ type: 'pkcs1', format: 'pem' }))
}

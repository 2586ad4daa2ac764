import { isLoopback } from '@maillon/core/toolkit'
import type { Settings } from './read-settings.ts'
import type { Problem } from './problems.ts'

/** What a command cannot do without. */
export type NeededSetting = 'database' | 'encryptionKey' | 'publicUrl' | 'verification'

const missing: Record<NeededSetting, Problem> = {
  database: {
    what: 'MAILLON_DATABASE_URL is missing: where connected accounts and sessions are kept.',
    add: 'MAILLON_DATABASE_URL=postgres://user:password@host:5432/maillon   # or a SQLite file: ./maillon.db',
  },
  encryptionKey: {
    what: 'MAILLON_ENCRYPTION_KEY is missing: it seals every token in the database. Keep a copy apart from the backups.',
    add: 'MAILLON_ENCRYPTION_KEY=k1:$(openssl rand -base64 32)   # or: maillon keys encryption',
  },
  publicUrl: {
    what: 'MAILLON_PUBLIC_URL is missing: the https address at which browsers reach this server.',
    add: 'MAILLON_PUBLIC_URL=https://connect.your-app.com   # http://localhost:4400 to try it',
  },
  verification: {
    what: 'MAILLON_VERIFICATION is missing: who makes sure that a Connect Link is finished by the user it was made for.',
    add: 'MAILLON_VERIFICATION=app   # your app confirms its own logged-in user; browser: whoever presses Continue first',
  },
}

/** Names each setting that is needed and not given. An empty one was complained about where it was read. */
export function requireSettings(settings: Settings, needed: readonly NeededSetting[]): Problem[] {
  const problems = needed
    .filter((name) => settings[name] === undefined)
    .map((name) => missing[name])
  const { publicUrl, verification, verifierUrl } = settings
  if (needed.includes('verification') && verification === 'app' && verifierUrl === undefined) {
    problems.push({
      what: "MAILLON_VERIFIER_URL is missing: the route of your app that confirms its logged-in user, for verification 'app'.",
      add: 'MAILLON_VERIFIER_URL=https://your-app.com/connect/verify   # see docs/authentication.md',
    })
  }
  if (needed.includes('publicUrl') && publicUrl !== undefined && !isAddress(publicUrl)) {
    problems.push({
      what: `MAILLON_PUBLIC_URL "${publicUrl}" is not an https address (http is fine on localhost).`,
      add: missing.publicUrl.add,
    })
  }
  const { encryptionKey } = settings
  if (encryptionKey && !encryptionKey.split(',').every(isKey)) {
    problems.push({
      what: 'MAILLON_ENCRYPTION_KEY does not have the form id:base64, with 32 bytes in base64.',
      add: missing.encryptionKey.add,
    })
  }
  return problems
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && search + hash === ''
}

function isKey(entry: string): boolean {
  const [, base64] = /^[\w-]{1,32}:([A-Za-z0-9+/=_-]+)$/.exec(entry.trim()) ?? []
  return base64 !== undefined && Buffer.from(base64, 'base64').length === 32
}

import type { ApiKeyScope } from '@maillon/core/contract'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { Signer } from '../vault/signer.ts'
import type { ApiKeys } from './api-keys.ts'
import type { Caller } from './caller.ts'

/** Who is logged in at the console. */
export interface ConsoleLogin {
  /** By an API `key`, at the app's `issuer`, or by the link that the engine's own machine was given: `local`. */
  kind: 'key' | 'issuer' | 'local'
  /** Of the key or the person; null for who is local. */
  id: string | null
  /** What the key, or the person, is called. */
  name: string | null
  projectId: string
  /** Milliseconds since 1970. */
  endsAt: number
}

/** A login that holds, with what it may do now. */
export interface LiveLogin extends ConsoleLogin {
  scopes: readonly ApiKeyScope[]
}

/** Logins at the console, as a browser keeps them. Nothing of them is stored: a key that is revoked ends those by it. */
export interface ConsoleLogins {
  /** `mcl_…`, for a cookie, and until when it lets in. */
  issue(login: Omit<ConsoleLogin, 'endsAt'>): { value: string; endsAt: number }
  /** Whom it lets in; undefined for one that is none of ours, has ended, or whose key has. */
  find(value: string): Promise<LiveLogin | undefined>
}

export interface ConsoleLoginParts {
  signer: Signer
  apiKeys: ApiKeys
  /** Who may log in at the app's issuer; when that changes, those who did log in anew. Undefined without one. */
  issuerRule: string | undefined
  /** Milliseconds since 1970. */
  now: () => number
}

type Claims = ConsoleLogin & { rule?: string | undefined }

/** A day's work. */
const lifetimeMs = 8 * 3_600_000
const purpose = 'console login'
const form = /^mcl_([\w-]{1,2048})\.([\w-]{43})$/

/** Logins that are signed over who, where and until when. */
export function createConsoleLogins({
  signer,
  apiKeys,
  issuerRule,
  now,
}: ConsoleLoginParts): ConsoleLogins {
  return {
    issue(login) {
      const endsAt = now() + lifetimeMs
      const { kind, id, name, projectId } = login
      const claims: Claims = {
        kind,
        id,
        name,
        projectId,
        endsAt,
        ...(kind === 'issuer' && { rule: issuerRule }),
      }
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      const value = `mcl_${body}.${signer.sign(purpose, body)}`
      keepSecret(value)
      return { value, endsAt }
    },

    async find(value) {
      const [, body, signature] = form.exec(value) ?? []
      if (!body || !signature || !signer.verify(purpose, body, signature)) return undefined
      const { rule, ...login } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
      if (now() >= login.endsAt) return undefined
      if (login.kind === 'issuer' && (rule === undefined || rule !== issuerRule)) return undefined
      if (login.kind !== 'key') return { ...login, scopes: ['admin'] }
      const key = await apiKeys.find(login.projectId, login.id ?? '')
      return key && { ...login, name: key.name, scopes: key.scopes as ApiKeyScope[] }
    },
  }
}

/** The person at the console as a caller of the API. */
export function consoleCaller({ kind, id, projectId, scopes }: LiveLogin): Caller {
  return {
    id: `console ${kind} ${id ?? ''}`,
    projectId,
    scopes,
    actor: { kind: 'console', id },
  }
}

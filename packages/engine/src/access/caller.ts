import { MaillonError } from '@maillon/core'
import { type ApiKeyScope, apiKeyScope } from '@maillon/core/contract'
import type { Actor } from '../audit/actor.ts'
import type { Inside } from './capability.ts'

/** Who calls: the project that is acted for, and what may be done in it. */
export interface Caller {
  /** The id of the API key, or `inside`: what is kept for one caller is told to no other. */
  id: string
  projectId: string
  scopes: readonly ApiKeyScope[]
  /** As whom it acts. */
  actor: Actor
}

/** A caller inside this process: it may do everything. */
export function insideCaller({ projectId, kind }: Inside): Caller {
  return { id: 'inside', projectId, scopes: apiKeyScope.options, actor: { kind, id: null } }
}

/** Lets a caller pass that has one of the scopes, or `admin`. Throws `forbidden`. */
export function checkScopes({ scopes }: Caller, needed: readonly ApiKeyScope[]): void {
  if (scopes.includes('admin') || needed.some((scope) => scopes.includes(scope))) return
  throw new MaillonError('forbidden', {
    message: `This needs an API key with the scope ${needed.join(' or ')}; yours has ${scopes.join(', ')}.`,
    hint: `Make one: maillon keys create --scopes ${needed[0] ?? 'admin'}`,
    details: { needed, scopes },
  })
}

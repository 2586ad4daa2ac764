import { fillKnown, inWay, type OAuth2Auth, type Toolkit } from '@maillon/core/toolkit'
import type { Vault } from '../../vault/vault.ts'
import type { AttemptView } from './attempt-view.ts'

/** What the callback needs, as it was when the browser left: a config or a toolkit edited meanwhile changes nothing. */
export interface Flow {
  state: string
  verifier: string
  redirectUri: string
  clientId: string
  clientSecret: string
  scopes: string[]
  /** How the account connects; null in the toolkit's first way. */
  way: string | null
  /** What was filled in for the account, and told of it since. */
  fields: Record<string, string> | null
  /** The upstream's OAuth, before anything was filled in. */
  auth: OAuth2Data
}

/** An upstream's OAuth, as far as it is data: how a grant is ended there, the toolkit says when it comes to that. */
export type OAuth2Data = Omit<OAuth2Auth, 'revoke'>

/** An upstream's OAuth as it can be kept. */
export function dataOf({ revoke: _revoke, ...auth }: OAuth2Auth): OAuth2Data {
  return auth
}

/** A toolkit in the way of a flow, with its OAuth as it was when the browser left. Throws as `inWay` does. */
export function asLeft(toolkit: Toolkit, { way, auth }: Flow): Toolkit {
  return { ...inWay(toolkit, way), auth }
}

/** A flow with what is known of the account where it stands in the upstream's OAuth. Throws as `fillKnown` does. */
export function fillFlow(left: Toolkit, flow: Flow, fields = flow.fields): Flow {
  const { auth } = fillKnown(left, { fields })
  return auth.scheme === 'OAUTH2' ? { ...flow, fields, auth } : flow
}

/** What another tab of this browser has begun and nobody has come back from; so either of them may come back. */
export async function continued(vault: Vault, view: AttemptView, anew: Flow): Promise<Flow> {
  if (view.attempt.flow === null || view.attempt.consumedAt !== null) return anew
  const begun = await vault.open<Flow>(flowPlace(view), view.attempt.flow)
  const { state, verifier } = begun
  return JSON.stringify(begun) === JSON.stringify({ ...anew, state, verifier }) ? begun : anew
}

/** Where an attempt's flow is sealed. */
export function flowPlace({ attempt }: Pick<AttemptView, 'attempt'>) {
  return { projectId: attempt.projectId, row: attempt.id, field: 'attempts.flow', version: 1 }
}

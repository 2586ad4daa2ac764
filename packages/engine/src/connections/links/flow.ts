import type { AttemptView } from './attempts.ts'

/** What the callback needs, as it was when the browser left: a config edited meanwhile changes nothing. */
export interface Flow {
  state: string
  verifier: string
  redirectUri: string
  clientId: string
  clientSecret: string
  scopes: string[]
  /** What was filled in for the account. */
  fields: Record<string, string> | null
  tokenUrl: string
  issuer?: string | undefined
}

/** Where an attempt's flow is sealed. */
export function flowPlace({ attempt }: Pick<AttemptView, 'attempt'>) {
  return { projectId: attempt.projectId, row: attempt.id, field: 'attempts.flow', version: 1 }
}

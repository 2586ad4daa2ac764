import { createToolkitCatalogue } from '../catalogue/toolkit-catalogue.ts'
import type { AuthScheme } from '../contract/auth-config.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { Transport } from '../transport/transport.ts'
import { createAuthConfigs } from './auth-configs.ts'
import { type BroughtCredential, toState } from './brought-credential.ts'

/**
 * The id of the auth config by which a credential is brought along: one that takes its kind, else a new one for the
 * toolkit's own way that does.
 */
export async function authConfigFor(
  transport: Transport,
  toolkit: string,
  credential: BroughtCredential,
  request: RequestOptions,
): Promise<string> {
  const authConfigs = createAuthConfigs(transport)
  const { authScheme } = toState(credential)
  const { items } = await authConfigs.list({ toolkit }, request)
  const known = fitting(items, authScheme, (one) => one.authScheme)
  if (known) return known.id
  const { authConfigDetails } = await createToolkitCatalogue(transport).get(toolkit, request)
  const way = fitting(authConfigDetails, authScheme, ({ mode }) => mode)?.name
  const config = { type: 'use_composio_managed_auth', way } as const
  return (await authConfigs.create(toolkit, config, request)).id
}

/** Names of schemes say how a key is sent, and only tokens are of a kind of their own. */
function fitting<One>(
  all: readonly One[],
  scheme: string,
  schemeOf: (one: One) => AuthScheme,
): One | undefined {
  const isToken = (other: string) => other === 'OAUTH2' || other === 'OAUTH1'
  return (
    all.find((one) => schemeOf(one) === scheme) ??
    all.find((one) => !isToken(scheme) && !isToken(schemeOf(one)) && schemeOf(one) !== 'NO_AUTH')
  )
}

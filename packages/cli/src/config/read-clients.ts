import { clientVariables, type EngineOptions } from '@maillon/engine'
import { oauthOf, type Services, type Toolkit } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import type { MaillonConfig } from './config-file.ts'
import { type Environment, secretVariable, variable } from './environment.ts'
import type { Problem } from './problems.ts'

type Clients = NonNullable<EngineOptions['authConfigs']>
type Client = NonNullable<MaillonConfig['authConfigs']>[string]

/**
 * The OAuth clients: ids from the config file or `<TOOLKIT>_CLIENT_ID`, secrets from `<TOOLKIT>_CLIENT_SECRET`, a file
 * that `<TOOLKIT>_CLIENT_SECRET_FILE` names, or one that the config file names. `<TOOLKIT>_CALLBACK` says which redirect
 * URI is registered.
 */
export function clientsOf(
  { authConfigs = {}, toolkits = [] }: MaillonConfig,
  environment: Environment,
  { problems, imported, services }: Surroundings,
): Clients {
  const custom = toolkits.flatMap((entry) => (typeof entry === 'string' ? [] : [entry.slug]))
  const slugs = new Set([
    ...allToolkits.map(({ slug }) => slug),
    ...custom,
    ...imported.map(({ slug }) => slug),
    ...Object.keys(authConfigs),
  ])
  const others = services?.list().flatMap(({ slug }) => (slugs.has(slug) ? [] : slug)) ?? []
  const bySlug = new Map(imported.map((toolkit) => [toolkit.slug, toolkit]))
  const provesNothing = (slug: string) => {
    const toolkit = bySlug.get(slug)
    return toolkit && oauthOf(toolkit)?.clientAuthentication === 'none'
  }
  const clients: [string, Clients[string]][] = []
  for (const slug of [...slugs, ...others]) {
    const names = clientVariables(slug)
    const file: Partial<Client> = authConfigs[slug] ?? {}
    const { clientId: fileId, clientSecretFile, scopes, fields } = file
    const clientId = variable(environment, names.id) ?? fileId
    const clientSecret = secretVariable(environment, names.secret, problems, clientSecretFile)
    const callback = callbackVariable(environment, names.callback, problems) ?? file.callback
    if (clientId && (clientSecret || provesNothing(slug)))
      clients.push([
        slug,
        {
          clientId,
          clientSecret: clientSecret ?? '',
          ...(scopes && { scopes }),
          ...(fields && { fields }),
          ...(callback && { callback }),
        },
      ])
    // What is named as a service's may be there for something else.
    else if (clientId && clientSecret === undefined && slugs.has(slug))
      problems.push({
        what: `${names.secret} is missing: ${slug} has a client id alone.`,
        add: `${names.secret}=…`,
      })
  }
  return Object.fromEntries(clients)
}

interface Surroundings {
  problems: Problem[]
  imported: readonly Toolkit[]
  services: Services | undefined
}

function callbackVariable(environment: Environment, name: string, problems: Problem[]) {
  const given = variable(environment, name)
  if (given === undefined || given === 'own' || given === 'shared') return given
  problems.push({ what: `${name} is neither own nor shared.`, add: `${name}=own` })
  return undefined
}

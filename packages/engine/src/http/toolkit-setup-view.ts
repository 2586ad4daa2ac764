import type { ToolkitSetup } from '@maillon/core/contract'
import { inWay, oauthOf, takesClient, type Toolkit } from '@maillon/core/toolkit'
import { clientVariables } from '../connections/auth-configs/client-variables.ts'
import { operatorCallback } from '../connections/links/operator-callback.ts'
import type { ConnectionSettings } from '../connections/settings.ts'

/** What an operator does before people can connect a toolkit, as the contract spells it. */
export function toolkitSetupView(
  toolkit: Toolkit,
  { clients, publicUrl }: Pick<ConnectionSettings, 'clients' | 'publicUrl'>,
): ToolkitSetup {
  const { slug, setup, docsUrl, rateLimits, pitfalls = [], tools, ways } = toolkit
  const oauth = oauthOf(toolkit)
  const client = clients[slug]
  const isNeeded = Object.values(ways).some(takesClient)
  const isSent = Object.values(ways).some(({ scheme }) => /^OAUTH[12]$/.test(scheme))
  const redirectUri = operatorCallback(publicUrl ?? '<publicUrl>', slug, client)
  const { id, secret } = clientVariables(slug)
  const asked = new Map(Object.entries(oauth?.scopes ?? {}))
  const scopes = new Set([
    ...(client?.scopes ?? asked.keys()),
    ...tools.flatMap((tool) => tool.scopes ?? []),
  ])
  return {
    slug,
    checked: checkedOf(toolkit),
    redirect_uri: isSent && publicUrl !== undefined ? redirectUri : null,
    client: {
      is_needed: isNeeded,
      is_configured: client !== undefined,
      client_id: client?.clientId ?? null,
      variables: isNeeded ? [id, secret] : [],
    },
    steps: setup.map((step) => step.replaceAll('{redirect_uri}', redirectUri)),
    ...(oauth?.registerUrl && { register_url: oauth.registerUrl }),
    ...(docsUrl && { docs_url: docsUrl }),
    scopes: [...scopes].map((scope) => {
      const meaning = asked.get(scope)
      return {
        scope,
        ...(meaning !== undefined && { meaning }),
        tools: tools.filter((tool) => tool.scopes?.includes(scope)).map((tool) => tool.slug),
      }
    }),
    ways: Object.keys(ways).map((name) => wayView(inWay(toolkit, name), name)),
    ...(rateLimits && { rate_limits: rateLimits }),
    pitfalls: [...pitfalls],
  }
}

function checkedOf({ verified, checked }: Toolkit): ToolkitSetup['checked'] {
  if (verified !== 'described') return { how: verified }
  return { how: checked?.how ?? 'none', ...(checked?.with && { with: checked.with }) }
}

function wayView({ auth, baseUrl, hosts }: Toolkit, name: string): ToolkitSetup['ways'][number] {
  const { label } = { label: undefined, ...auth }
  return {
    name,
    scheme: auth.scheme,
    ...(label !== undefined && { label }),
    base_url: baseUrl,
    ...(hosts && { hosts: typeof hosts === 'string' ? hosts : [...hosts] }),
  }
}

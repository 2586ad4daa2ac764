import { MaillonError } from '@maillon/core'
import { type Auth, isTyped } from '@maillon/core/toolkit'
import type { ImportParts } from './import-parts.ts'
import type { AccountLine } from './read-line.ts'

/**
 * The auth config that a line's account is to have: the one it names, else the project's first for the toolkit, which is
 * made where there is none; undefined where it would be. Throws `toolkit_not_found`, `auth_config_not_found`,
 * `auth_config_missing`, and `invalid_request` for another kind of credential than the toolkit's.
 */
export function createAuthConfigOf({ maillon, toolkits, clients, isDry }: ImportParts) {
  const { authConfigs } = maillon
  const known = new Map<string, Promise<AuthConfig | undefined>>()

  /** Asked once, also by many lines at once; what failed is asked again. */
  function once(key: string, ask: () => Promise<AuthConfig | undefined>) {
    const asked = known.get(key) ?? ask()
    known.set(key, asked)
    asked.catch(() => known.delete(key))
    return asked
  }

  async function ofToolkit(slug: string): Promise<AuthConfig | undefined> {
    const { items } = await authConfigs.list({ toolkit: slug, limit: 1 })
    if (items[0]) return { id: items[0].id, toolkit: slug }
    if (!isDry) return { id: (await authConfigs.create(slug)).id, toolkit: slug }
    const toolkit = toolkitOf(slug)
    const needsClient = Object.values(toolkit.ways).every(({ scheme }) => scheme === 'OAUTH2')
    if (!needsClient || Object.hasOwn(clients, slug)) return undefined
    throw new MaillonError('auth_config_missing', {
      message: `No OAuth client is configured for ${toolkit.name}.`,
      hint: `maillon toolkits show ${slug} says what to register, and what to set.`,
    })
  }

  function toolkitOf(slug: string) {
    const toolkit = toolkits.find((one) => one.slug === slug)
    if (toolkit) return toolkit
    throw new MaillonError('toolkit_not_found', {
      message: `There is no toolkit "${slug}".`,
      hint: 'maillon toolkits list names those that there are.',
    })
  }

  async function byId(id: string): Promise<AuthConfig> {
    const { toolkit, isEnabled } = await authConfigs
      .get(id)
      .then(({ toolkit: { slug }, status }) => ({ toolkit: slug, isEnabled: status === 'ENABLED' }))
    if (isEnabled) return { id, toolkit }
    throw new MaillonError('auth_config_disabled', {
      message: `The auth config ${id} is disabled, so nobody can connect by it.`,
      hint: 'Enable it, or use another one.',
    })
  }

  return async ({
    toolkit,
    authConfigId,
    credential,
  }: AccountLine): Promise<string | undefined> => {
    if (toolkit !== undefined) requireKind(toolkitOf(toolkit), credential)
    const found = await (authConfigId === undefined
      ? once(toolkit ?? '', () => ofToolkit(toolkit ?? ''))
      : once(authConfigId, () => byId(authConfigId)))
    if (found && toolkit === undefined) requireKind(toolkitOf(found.toolkit), credential)
    return found?.id
  }
}

interface AuthConfig {
  id: string
  toolkit: string
}

function requireKind(
  { name, ways }: ImportParts['toolkits'][number],
  credential: AccountLine['credential'],
): void {
  const given = 'apiKey' in credential ? 'key' : 'username' in credential ? 'pair' : 'tokens'
  const wanted = Object.values(ways).flatMap((auth) => kindOf(auth) ?? [])
  if (wanted.includes(given)) return
  const fields = {
    tokens: 'access_token, refresh_token or both',
    pair: 'username and password',
    key: 'api_key',
  }
  throw new MaillonError('invalid_request', {
    message:
      wanted.length > 0
        ? `${name} takes ${wanted.map((kind) => fields[kind]).join(', or ')}.`
        : `${name} needs no account.`,
    hint: 'maillon accounts import --help shows lines as they have to be.',
  })
}

function kindOf(auth: Auth): 'tokens' | 'pair' | 'key' | undefined {
  if (auth.scheme === 'OAUTH2') return 'tokens'
  if (!isTyped(auth)) return undefined
  return auth.basic ? 'pair' : 'key'
}

import { furtherTokenProblems } from './check-further-tokens.ts'
import type { OAuth2Auth } from './oauth2.ts'
import { oauthParameters } from './oauth2-dialect.ts'

/** What the engine says itself in the authorize URL, under any name: whoever could change it could take the code. */
const ownInAuthorize = ['state', 'code_challenge', 'code_challenge_method']
const ownInToken = ['code_verifier']
const resource = 'resource'
const headerName = /^[\w!#$%&'*+.^`|~-]+$/
const headerOfConnection =
  /^(host|cookie|content-length|content-type|transfer-encoding|connection|te|upgrade|proxy-.*)$/i

/** What is wrong with how a toolkit says its OAuth: each a sentence with the place and the mend. */
export function oauth2Problems(auth: OAuth2Auth): string[] {
  return [
    ...urlProblems(auth),
    ...nameProblems(auth),
    ...parameterProblems(auth),
    ...answerProblems(auth),
    ...headerProblems(auth),
    ...safetyProblems(auth),
    ...furtherTokenProblems(auth),
  ]
}

function urlProblems(auth: OAuth2Auth): string[] {
  return (['authorizeUrl', 'tokenUrl', 'refreshUrl', 'revokeUrl'] as const).flatMap((place) => {
    const text = auth[place]
    if (text === undefined || URL.parse(text)?.protocol === 'https:') return []
    return [`auth.${place} "${text}" is no https URL.`]
  })
}

function nameProblems({ parameterNames = {}, callbackCode }: OAuth2Auth): string[] {
  const errors: string[] = []
  const entries = Object.entries(parameterNames)
  for (const [name, own] of entries)
    if (!isName(own)) errors.push(`auth.parameterNames.${name} "${own}" is no parameter's name.`)
  const named = oauthParameters.map((name) => parameterNames[name] ?? name)
  const all = [...named, ...ownInAuthorize, ...ownInToken]
  const twice = named.find((own) => all.indexOf(own) !== all.lastIndexOf(own))
  if (twice !== undefined)
    errors.push(`auth.parameterNames has "${twice}" for two parameters: give each its own.`)
  if (callbackCode !== undefined && (!isName(callbackCode) || callbackCode === 'state'))
    errors.push(`auth.callbackCode "${callbackCode}" is no name of a code.`)
  return errors
}

function parameterProblems(auth: OAuth2Auth): string[] {
  const { parameterNames: own = {}, linkParameters = [] } = auth
  const named = (names: readonly (keyof typeof own)[]) => names.map((name) => own[name] ?? name)
  const authorize = [
    ...named(['client_id', 'redirect_uri', 'response_type', 'scope']),
    ...ownInAuthorize,
    resource,
  ]
  const client = named(['client_id', 'client_secret', 'grant_type'])
  const given: [place: string, names: readonly string[], taken: readonly string[]][] = [
    ['authorizeParameters', Object.keys(auth.authorizeParameters), authorize],
    ['linkParameters', linkParameters, authorize],
    [
      'tokenParameters',
      Object.keys(auth.tokenParameters ?? {}),
      [...client, ...named(['code', 'redirect_uri']), ...ownInToken, resource],
    ],
    [
      'refreshParameters',
      Object.keys(auth.refreshParameters ?? {}),
      [...client, ...named(['refresh_token']), ...ownInToken, resource],
    ],
  ]
  return given.flatMap(([place, names, taken]) =>
    names.flatMap((name) => {
      if (!isName(name)) return [`auth.${place} has "${name}", which is no parameter's name.`]
      return taken.includes(name)
        ? [`auth.${place} has "${name}", which the engine fills itself: leave it out.`]
        : []
    }),
  )
}

function answerProblems(auth: OAuth2Auth): string[] {
  const errors: string[] = []
  for (const place of ['tokenAnswer', 'refreshAnswer'] as const)
    for (const [name, path] of Object.entries(auth[place] ?? {}))
      if (!path.split('.').every(isName))
        errors.push(
          `auth.${place}.${name} "${path}" is no path: write names with dots, data.token.`,
        )
  if (auth.scopeSeparator === '')
    errors.push('auth.scopeSeparator is empty: say what stands between scopes.')
  return errors
}

function headerProblems({ callHeaders }: OAuth2Auth): string[] {
  if (!callHeaders) return []
  const errors: string[] = []
  const entries = Object.entries(callHeaders)
  for (const [name, template] of entries) {
    const place = `auth.callHeaders["${name}"]`
    if (!headerName.test(name)) errors.push(`${place} is no header's name.`)
    if (headerOfConnection.test(name)) errors.push(`${place} is the connection's: leave it out.`)
    if (!/^[\x20-\x7e]+$/.test(template)) errors.push(`${place} is no header's value.`)
    const unknown = template.replaceAll(/\{(token|client_id)\}/g, '').match(/[{}].*/)?.[0]
    if (unknown !== undefined)
      errors.push(`${place} has "${unknown}": only {token} and {client_id} can stand there.`)
  }
  const names = entries.map(([name]) => name.toLowerCase())
  if (new Set(names).size < names.length)
    errors.push('auth.callHeaders has one header in two spellings: write it once.')
  if (!entries.some(([, template]) => template.includes('{token}')))
    errors.push('auth.callHeaders sends no {token}: say which header has it.')
  return errors
}

function safetyProblems({ pkce, clientAuthentication }: OAuth2Auth): string[] {
  if (pkce !== 'none' || clientAuthentication !== 'none') return []
  return [
    "auth.pkce and auth.clientAuthentication are both 'none': then whoever has a code has the account.",
  ]
}

function isName(text: string): boolean {
  return /^[\w.~[\]-]+$/.test(text) && text.length <= 100
}

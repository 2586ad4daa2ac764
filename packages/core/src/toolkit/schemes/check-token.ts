import { type Fields, namesIn } from '../field.ts'
import { assertionAlgorithms, type TokenAuth } from './token.ts'

/** Stand in templates of its own making, so that no field is called so. */
export const namesOfTokens = ['token', 'assertion', 'scopes', 'random', 'public_key_fingerprint']
const ofClient = ['client_id', 'client_secret']

/** What is wrong with how a toolkit turns what is filled in into a token: each a sentence with the place and the mend. */
export function tokenProblems(auth: TokenAuth): string[] {
  return [
    ...makingProblems(auth),
    ...assertionProblems(auth),
    ...requestProblems(auth, 'request'),
    ...requestProblems(auth, 'revoke'),
    ...callProblems(auth),
  ]
}

function makingProblems({ assertion, request, lifetime }: TokenAuth): string[] {
  const errors: string[] = []
  if (!assertion && !request)
    errors.push('auth has neither assertion nor request: say what makes the token.')
  if (assertion && request && !namesOf(request).includes('assertion'))
    errors.push(
      'auth.request has no {assertion}: say where it stands, or leave auth.assertion out.',
    )
  if (lifetime !== undefined && !(lifetime > 0))
    errors.push('auth.lifetime is no number of seconds.')
  return errors
}

function assertionProblems({ assertion, fields }: TokenAuth): string[] {
  if (!assertion) return []
  const { algorithm, key, encoding, passphrase = '', claims, header = {}, lifetime } = assertion
  const errors: string[] = []
  if (!assertionAlgorithms.includes(algorithm))
    errors.push(
      `auth.assertion.algorithm "${algorithm}" is none of ${assertionAlgorithms.join(', ')}.`,
    )
  const isShared = algorithm.startsWith('HS')
  if (encoding !== undefined && !isShared)
    errors.push('auth.assertion.encoding is for HS algorithms: leave it out.')
  if (passphrase !== '' && isShared)
    errors.push('auth.assertion.passphrase is for keys as PEM: leave it out.')
  if (!namesIn(key).some((name) => fields[name]?.secret || name === 'client_secret'))
    errors.push(`auth.assertion.key "${key}" has no secret field in it.`)
  if (!(lifetime > 0 && lifetime <= 86_400))
    errors.push('auth.assertion.lifetime is no number of seconds up to a day.')
  for (const name of ['iat', 'exp'])
    if (Object.hasOwn(claims, name))
      errors.push(`auth.assertion.claims has "${name}", which the engine fills itself.`)
  for (const name of ['alg', 'typ'])
    if (Object.hasOwn(header, name))
      errors.push(`auth.assertion.header has "${name}", which the engine fills itself.`)
  const own = [...ofClient, 'scopes', 'random', ...(isShared ? [] : ['public_key_fingerprint'])]
  const unknown = unknownNames(fields, own, [key, passphrase, claims, header])
  return [
    ...errors,
    ...unknown.map((name) => `auth.assertion has "{${name}}": no field is called so.`),
  ]
}

function requestProblems(auth: TokenAuth, place: 'request' | 'revoke'): string[] {
  const request = auth[place]
  if (!request) return []
  const errors: string[] = []
  const { url, method = 'POST', form, json, headers = {} } = request
  if (URL.parse(url.replaceAll(/\{[^{}]*\}/g, 'x'))?.protocol !== 'https:')
    errors.push(`auth.${place}.url "${url}" is no https URL.`)
  if (form && json) errors.push(`auth.${place} has form and json: a request has one body.`)
  if (method === 'GET' && (form ?? json))
    errors.push(`auth.${place} is a GET with a body: put its values into query.`)
  for (const name of Object.keys(headers))
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      errors.push(`auth.${place}.headers has "${name}", which is no header's name.`)
  const own = [
    ...ofClient,
    'scopes',
    'random',
    ...(auth.assertion ? ['assertion'] : []),
    ...(place === 'revoke' ? ['token'] : []),
  ]
  if (place === 'revoke' && !namesOf(request).includes('token'))
    errors.push('auth.revoke has no {token}: say which one ends.')
  const unknown = unknownNames(auth.fields, own, request)
  return [
    ...errors,
    ...unknown.map((name) => `auth.${place} has "{${name}}": no field is called so.`),
  ]
}

function callProblems({ headers, query, path, body, basic }: TokenAuth): string[] {
  if (namesOf({ headers, query, path, body, basic }).includes('token')) return []
  return ['auth sends no {token}: say in headers, query, path, body or basic where it stands.']
}

function unknownNames(fields: Fields, own: readonly string[], templates: unknown): string[] {
  const names = new Set(namesOf(templates))
  return [...names].filter((name) => !Object.hasOwn(fields, name) && !own.includes(name))
}

function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return namesIn(value)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesOf) : []
}

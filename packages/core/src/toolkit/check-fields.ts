import { type Auth, checkOf, isKeyAuth, isTokenAuth, isTyped, takesClient } from './auth.ts'
import { fieldsOf, keepOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import { type Field, type Fields, namePattern, namesIn, patternProblem } from './field.ts'
import { fillKnown } from './fill-toolkit.ts'
import { hostProblems } from './check-hosts.ts'
import { hostIn } from './host-field.ts'
import { namesOfTokens } from './schemes/check-token.ts'
import type { KeyPlaces } from './schemes/key.ts'
import { textsIn } from './texts-in.ts'

/** What is wrong with a toolkit's fields, the places where they stand, and the hosts to which they may lead. */
export function fieldProblems(toolkit: Toolkit): string[] {
  const { auth } = toolkit
  const fields = fieldsOf(auth)
  const places = placesOf(toolkit)
  const problems = [
    ...Object.entries(fields).flatMap(([name, field]) => problemsOf(name, field, auth)),
    ...hostProblems(toolkit, fields, addressesIn(places)),
    ...places.flatMap((place) => placeProblems(toolkit, fields, place)),
    ...strangers(toolkit, fields),
  ]
  const standing = new Set(places.flatMap(({ template }) => namesIn(template)))
  for (const name of Object.keys(fields))
    if (!standing.has(name)) problems.push(`The field "${name}" stands nowhere: leave it out.`)
  return problems.length > 0 ? problems : sampleProblems(toolkit, fields)
}

/** Names in headers, and where a key stands, that nobody fills: they would be sent as they are written. */
function strangers({ headers, auth }: Toolkit, fields: Fields): string[] {
  const keep = keepOf(auth)
  const ofKey: Partial<KeyPlaces> = isKeyAuth(auth) ? auth : {}
  const { headers: own, query, path, body, basic, sigv4, certificate } = ofKey
  const texts = textsIn({ headers, own, query, path, body, basic, sigv4, certificate })
  return texts.flatMap((template) =>
    namesIn(template).flatMap((name) =>
      Object.hasOwn(fields, name) || Object.hasOwn(keep, name)
        ? []
        : [`There is no field "${name}" for "${template}".`],
    ),
  )
}

function addressesIn(places: readonly Place[]): string[] {
  return places.filter(({ kind }) => kind === 'address').map(({ template }) => template)
}

interface Place {
  template: string
  kind: 'address' | 'text' | 'key'
}

function placesOf({ baseUrl, origins, headers, auth, identity }: Toolkit): Place[] {
  const request = checkOf(auth)
  const paths = [request?.path, identity?.request.path].filter((path) => path !== undefined)
  const { check: _, ...inAuth } = { check: undefined, ...auth }
  const kind = isTyped(auth) ? 'key' : 'text'
  const sent = isTokenAuth(auth) ? [auth.request?.url, auth.revoke?.url] : undefined
  // Of a token's templates two are addresses; a claim that looks like one is a text.
  const isAddress = (template: string) =>
    sent ? sent.includes(template) : template.startsWith('https://')
  return [
    ...[baseUrl, ...origins].map((template) => ({ template, kind: 'address' }) as const),
    ...[...Object.values(headers), ...paths].map(
      (template) => ({ template, kind: 'text' }) as const,
    ),
    ...textsIn(inAuth).map(
      (template) => ({ template, kind: isAddress(template) ? 'address' : kind }) as const,
    ),
  ]
}

function problemsOf(name: string, field: Field, auth: Auth): string[] {
  const { pattern, choices, secret, default: usual } = field
  const problems: string[] = []
  if (!namePattern.test(name) || name === 'csrf_token')
    problems.push(`"${name}" is no name of a field: letters, digits, - and _.`)
  if (auth.scheme === 'OAUTH2' && /^(token|client_id|scopes)$/.test(name))
    problems.push(`"${name}" stands for OAuth's own in templates: call the field otherwise.`)
  if (isTokenAuth(auth) && namesOfTokens.includes(name))
    problems.push(
      `"${name}" stands for what the engine makes in templates: call the field otherwise.`,
    )
  if (field.format !== undefined && !secret)
    problems.push(`The field "${name}" is a file or a key, and so a secret: say secret: true.`)
  problems.push(...patternProblem(`the field "${name}"`, pattern))
  if (choices && usual !== undefined && !Object.hasOwn(choices, usual))
    problems.push(`The default of the field "${name}" is none of its choices.`)
  if (secret && !isTyped(auth))
    problems.push(`The field "${name}" is a secret, which OAuth has no place for: use apiKeys.`)
  if (secret && (choices ?? usual) !== undefined)
    problems.push(`The field "${name}" is a secret, and so has no choices and no default.`)
  return problems
}

function placeProblems(
  { hosts, auth }: Toolkit,
  fields: Fields,
  { template, kind }: Place,
): string[] {
  const keep = keepOf(auth)
  const isOwn = (name: string) => Object.hasOwn(fields, name) || Object.hasOwn(keep, name)
  const own = (text: string) => namesIn(text).filter(isOwn)
  const problems: string[] = []
  if (kind !== 'key') {
    for (const name of own(template))
      if (fields[name]?.secret)
        problems.push(
          `The secret "${name}" stands in "${template}", which others see: put it into headers, query, path, body or basic of apiKeys.`,
        )
  }
  if (kind !== 'address') return problems
  for (const name of namesIn(template))
    if (isTokenAuth(auth) && takesClient(auth) && name === 'client_id') continue
    else if (!isOwn(name)) problems.push(`There is no field "${name}" for "${template}".`)
    else if (fields[name]?.optional && fields[name]?.default === undefined)
      problems.push(
        `The field "${name}" stands in "${template}", and so needs a value or a default.`,
      )
    else if (keep[name]?.optional)
      problems.push(`auth.keep.${name} stands in "${template}", and so cannot be optional.`)
  if (own(hostIn(template)).length > 0 && (hosts ?? []).length === 0)
    problems.push(
      `"${template}" can lead anywhere: name the hosts that it may have, as hosts: ['*.zendesk.com'].`,
    )
  return problems
}

/** Whether what the definition itself names leads to its hosts: examples, choices and defaults. */
function sampleProblems(toolkit: Toolkit, fields: Fields): string[] {
  const samplesOf = ({ choices, example, default: usual }: Field): string[] =>
    choices ? Object.keys(choices) : [usual ?? example ?? '']
  const first = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, samplesOf(field)[0] ?? '']),
  )
  // Which addresses there are, the operator of an engine says.
  if (toolkit.hosts === 'operator') return []
  // What has neither example nor default is not known here.
  if (Object.entries(fields).some(([name, { secret }]) => !secret && first[name] === '')) return []
  const sets = Object.entries(fields).flatMap(([name, field]) =>
    samplesOf(field).map((value) => ({ ...first, [name]: value })),
  )
  return sets.flatMap((values) => {
    try {
      fillKnown(toolkit, { fields: values })
      return []
    } catch (error) {
      const named = Object.values(values).filter(Boolean).join(', ')
      return [`With ${named}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}

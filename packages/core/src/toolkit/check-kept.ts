import type { OAuth2Auth } from './schemes/oauth2.ts'
import { choiceOf, fieldsOf, keepOf } from './declared.ts'
import type { Toolkit } from './toolkit.ts'
import { namesIn, namePattern, patternProblem } from './field.ts'
import type { Kept, KeptByCall } from './kept.ts'
import { readKept } from './read-kept.ts'

/** What is wrong with what a toolkit keeps, and with where it stands. */
export function keptProblems(toolkit: Toolkit): string[] {
  const { auth } = toolkit
  if (auth.scheme !== 'OAUTH2' || !auth.keep) return []
  const problems = [
    ...Object.entries(auth.keep).flatMap(([name, kept]) => [
      ...nameProblems(toolkit, name),
      ...sourceProblems(toolkit, auth, name, kept),
      ...patternProblem(`auth.keep.${name}`, kept.pattern),
    ]),
    ...placeProblems(auth),
  ]
  return problems.length > 0 ? problems : sampleProblems(toolkit)
}

function nameProblems({ auth }: Toolkit, name: string): string[] {
  if (Object.hasOwn(fieldsOf(auth), name))
    return [`auth.keep has "${name}", which is a field: call one of them otherwise.`]
  return namePattern.test(name) && !/^(token|client_id|scopes|csrf_token)$/.test(name)
    ? []
    : [`auth.keep has "${name}", which is no name of a value: letters, digits, - and _.`]
}

function sourceProblems(toolkit: Toolkit, auth: OAuth2Auth, name: string, kept: Kept): string[] {
  const place = `auth.keep.${name}`
  if (kept.from === 'callback') {
    const own = ['code', 'state', 'error', auth.callbackCode ?? 'code']
    return own.includes(kept.parameter)
      ? [`${place} would keep the callback's ${kept.parameter}, which is the engine's own.`]
      : []
  }
  const wrong = pathsOf(kept).find(
    (path) => !path.split('.').every((part) => /^[^\s.]{1,100}$/.test(part)),
  )
  if (wrong !== undefined)
    return [`${place} "${wrong}" is no path: write names with dots, data.site.`]
  if (kept.from === 'choice')
    return kept.of === choiceOf(auth)?.name
      ? []
      : [`${place} is of "${kept.of}", which is chosen from no list.`]
  if (kept.from === 'call') return callProblems(toolkit, place, kept)
  const { tokenAnswer = {}, refreshAnswer = {} } = auth
  const secrets = ['access_token', 'refresh_token'] as const
  const paths = secrets.flatMap((secret) => [
    tokenAnswer[secret] ?? secret,
    refreshAnswer[secret] ?? secret,
  ])
  return kept.from === 'token' && [...paths, 'id_token'].includes(kept.path)
    ? [`${place} would keep a token where it can be seen: it is kept, sealed, without that.`]
    : []
}

function pathsOf(kept: Kept): string[] {
  if (kept.from === 'callback') return []
  if (kept.from === 'token') return [kept.path]
  if (kept.from === 'id_token') return [kept.claim]
  if (kept.from === 'choice') return [kept.value]
  const list = kept.list === '.' ? undefined : kept.list
  return [kept.value, list, kept.label].filter((path) => path !== undefined)
}

function callProblems(
  { auth, baseUrl }: Toolkit,
  place: string,
  { request: { path }, list }: KeptByCall,
): string[] {
  const keep = keepOf(auth)
  const address = path.startsWith('https://') ? path : baseUrl + path
  const lists = Object.values(keep).filter((one) => one.from === 'call' && one.list !== undefined)
  const late = namesIn(address).find((name) => /^(call|choice)$/.test(keep[name]?.from ?? ''))
  return [
    ...(list !== undefined && lists.length > 1
      ? [`${place} is chosen from a list, as is another one: a person chooses once.`]
      : []),
    ...(late === undefined ? [] : [`${place} needs "${late}", which nobody has told by then.`]),
  ]
}

/** What is asked before anybody has told a value cannot have it. */
function placeProblems(auth: OAuth2Auth): string[] {
  const keep = keepOf(auth)
  const inCallback = (name: string) => keep[name]?.from === 'callback'
  const places: [place: string, texts: readonly string[], late: (name: string) => boolean][] = [
    ['authorizeUrl', [auth.authorizeUrl], () => true],
    ['authorizeParameters', Object.values(auth.authorizeParameters), () => true],
    ['tokenUrl', [auth.tokenUrl], (name) => !inCallback(name)],
    ['tokenParameters', Object.values(auth.tokenParameters ?? {}), (name) => !inCallback(name)],
  ]
  return places.flatMap(([place, texts, isLate]) =>
    texts
      .flatMap(namesIn)
      .filter((name) => Object.hasOwn(keep, name) && isLate(name))
      .map((name) => `auth.${place} needs "${name}", which nobody has told by then.`),
  )
}

/** Whether examples look as they have to, and lead to the toolkit's hosts. */
function sampleProblems(toolkit: Toolkit): string[] {
  const examples = Object.entries(keepOf(toolkit.auth)).flatMap(([name, { example }]) =>
    example === undefined ? [] : [[name, example] as const],
  )
  const samples = Object.entries(fieldsOf(toolkit.auth)).map(([name, field]) => {
    const { choices = {}, example, default: usual } = field
    return [name, usual ?? Object.keys(choices)[0] ?? example ?? ''] as const
  })
  // What has neither example nor default is not known here.
  if (samples.some(([, value]) => value === '')) return []
  try {
    readKept(toolkit, Object.fromEntries(examples), Object.fromEntries(samples))
    return []
  } catch (error) {
    return [`With the examples of auth.keep: ${error instanceof Error ? error.message : ''}`]
  }
}

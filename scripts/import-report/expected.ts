import { type Follow, isBinary, isObject, sampleFile, sampleOf } from './sample.ts'

type Json = Record<string, unknown>
export type Pair = readonly [string, string]

/** One value of a call, and where it belongs. */
export interface Value {
  place: 'path' | 'query' | 'header' | 'cookie' | 'body'
  name: string
  value: unknown
}

/** The request that an operation is with some values, as the document says and nothing of ours has read it. */
export interface Expected {
  values: Value[]
  path: string
  query: Pair[]
  headers: Pair[]
  cookies: Pair[]
  /** The media type, and the body by it: what JSON says, or pairs. */
  type?: string
  body?: unknown
}

const ignored =
  /^(authorization|accept(-encoding|-charset)?|content-(type|length|encoding)|user-agent|host|x-forwarded-.*)$/i
/** Names of what opens an account, which no model writes. */
export const secret =
  /^(x[-_])?((api|app|application|auth|access|client|secret|private|session|user|bearer|subscription)[-_]?(key|token|secret)|phpsessid|jsessionid|password|csrf[-_]?token|jwt)$/i

export interface Described {
  method: string
  path: string
  item: Json
  operation: Json
  follow: Follow
  /** Places of keys, `query key`, that accounts have. */
  keys: ReadonlySet<string>
}

/** What a document says that a call is; undefined where no value comes to mind that it allows. */
export function expectedOf(described: Described): Expected | undefined {
  const { path, follow, keys } = described
  const expected: Expected = { values: [], path: '', query: [], headers: [], cookies: [] }
  const segments = new Map<string, string>()
  for (const parameter of parametersOf(described)) {
    const name = String(parameter.name)
    const place = parameter.in as Value['place']
    if (place !== 'path' && (keys.has(`${place} ${name.toLowerCase()}`) || secret.test(name)))
      continue
    if (place === 'header' && ignored.test(name)) continue
    const content = isObject(parameter.content) ? Object.entries(parameter.content)[0] : undefined
    const schema = content && isObject(content[1]) ? content[1].schema : parameter.schema
    const value =
      place === 'header' || place === 'path'
        ? plainText(sampleOf(follow, schema))
        : sampleOf(follow, schema)
    if (value === undefined || (place === 'path' && value === '')) {
      if (parameter.required === true || place === 'path') return undefined
      continue
    }
    expected.values.push({ place, name, value })
    const written = content && /json/.test(content[0]) ? JSON.stringify(value) : undefined
    if (place === 'path') segments.set(name, written ?? simple(value, parameter.explode === true))
    if (place === 'header')
      expected.headers.push([
        name.toLowerCase(),
        written ?? simple(value, parameter.explode === true),
      ])
    if (place === 'cookie') expected.cookies.push([name, written ?? simple(value, false)])
    if (place === 'query')
      expected.query.push(
        ...(written === undefined ? formPairs(parameter, name, value) : [[name, written] as Pair]),
      )
  }
  const [written = ''] = path.split(/[#?]/)
  for (const [, name = ''] of written.matchAll(/\{([^{}]+)\}/g))
    if (!segments.has(name)) {
      segments.set(name, 'undeclared')
      expected.values.push({ place: 'path', name, value: 'undeclared' })
    }
  const [way = ''] = path.split('#')
  const [bare = '', ...query] = way.split('?')
  for (const [name, value] of new URLSearchParams(query.join('?'))) {
    const [, parameter] = /^\{([^{}]+)\}$/.exec(value) ?? []
    if (parameter === undefined) expected.query.push([name, value])
    else if (segments.has(parameter)) {
      expected.query.push([name, segments.get(parameter) ?? ''])
      expected.values = expected.values.map((one) =>
        one.place === 'path' && one.name === parameter ? { ...one, place: 'query', name } : one,
      )
    }
  }
  expected.path = bare.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(segments.get(name) ?? ''),
  )
  return withBody(expected, described)
}

/** The parameters of an operation, its own before those of its path. */
export function parametersOf({ item, operation, follow }: Described): Json[] {
  const all = new Map<string, Json>()
  for (const list of [item.parameters, operation.parameters])
    for (const one of Array.isArray(list) ? list : []) {
      const found = follow(one)
      if (isObject(found)) all.set(`${String(found.in)} ${String(found.name)}`, found)
    }
  return [...all.values()]
}

/** What headers and paths can carry. */
function plainText(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[^\x20-\x7e]/g, 'e')
  return Array.isArray(value) ? value.map(plainText) : value
}

function withBody(
  expected: Expected,
  { operation, method, follow }: Described,
): Expected | undefined {
  const body = follow(operation.requestBody)
  if (!isObject(body) || !isObject(body.content)) return expected
  if (method === 'get') return undefined
  const types = Object.keys(body.content)
  const type =
    types.find((one) => /^application\/json\s*(;|$)/i.test(one)) ??
    types.find((one) => /[/+]json\s*(;|$)/i.test(one)) ??
    types.find((one) => /^application\/x-www-form-urlencoded/i.test(one)) ??
    types.find((one) => /^multipart\/form-data/i.test(one)) ??
    types.find(
      (one) => !/^(text|multipart)\/|xml|\byaml|graphql|jsonl|ndjson|sql|javascript/i.test(one),
    )
  if (type === undefined) return body.required === true || types.length > 0 ? undefined : expected
  const media = body.content[type]
  const sample = sampleOf(follow, isObject(media) ? media.schema : undefined)
  if (!/json|urlencoded|^multipart/i.test(type))
    return withFile(expected, types, type, media, follow)
  if (sample === undefined || (sample === sampleFile && !/json/i.test(type))) return undefined
  if (!/^multipart/i.test(type) && holdsFile(sample)) return undefined
  if (isObject(sample) && Object.keys(sample).length === 0)
    return body.required === true ? undefined : expected
  const whole: Expected = { ...expected, type }
  if (/json/i.test(type))
    return { ...whole, body: sample, values: [...expected.values, ...valuesOf(sample)] }
  if (!isObject(sample)) return undefined
  const encoding = isObject(media) && isObject(media.encoding) ? media.encoding : {}
  const properties = Object.entries(sample).map(([name, value]): [string, unknown] => [
    name,
    saysFile(encoding[name]) && typeof value === 'string' ? sampleFile : value,
  ])
  // A file in an object in a part is nobody's.
  if (
    properties.some(([, value]) =>
      [value].flat().some((one) => one !== sampleFile && holdsFile(one)),
    )
  )
    return undefined
  const pairs = properties.flatMap(([name, value]) => fieldPairs(encoding[name], name, value))
  const values = valuesOf(Object.fromEntries(properties))
  return { ...whole, body: pairs, values: [...expected.values, ...values] }
}

/** A body that is one file: by its only type, or, of several, by the file's own. */
function withFile(
  expected: Expected,
  types: readonly string[],
  type: string,
  media: unknown,
  follow: Follow,
): Expected | undefined {
  const schema = follow(isObject(media) ? media.schema : undefined)
  const isAny = !isObject(schema) || Object.keys(schema).length === 0
  if (!isAny && !isBinary(schema) && schema.type !== 'string') return undefined
  const isSaid = types.length === 1 && !type.includes('*')
  return {
    ...expected,
    type: isSaid ? type : 'application/x-sample',
    body: sampleFile.file,
    values: [...expected.values, { place: 'body', name: '', value: sampleFile }],
  }
}

function saysFile(encoding: unknown): boolean {
  return (
    isObject(encoding) &&
    typeof encoding.contentType === 'string' &&
    /octet-stream|(image|audio|video|font)\/|pdf|zip/.test(encoding.contentType)
  )
}

function holdsFile(value: unknown): boolean {
  if (value === sampleFile) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFile)
}

function valuesOf(sample: unknown): Value[] {
  if (!isObject(sample)) return [{ place: 'body', name: '', value: sample }]
  return Object.entries(sample).map(([name, value]) => ({ place: 'body', name, value }))
}

/** OpenAPI 3.1 §4.8.15: by style where one is said, else by content type, which is JSON for what is no plain value. */
function fieldPairs(encoding: unknown, name: string, value: unknown): Pair[] {
  if (isObject(encoding) && (encoding.style !== undefined || encoding.explode !== undefined))
    return formPairs(encoding, name, value)
  if ([value].flat().some((one) => one === sampleFile))
    return [value]
      .flat()
      .map((one) => [name, one === sampleFile ? `file: ${sampleFile.file}` : text(one)])
  const isJson = isObject(encoding) && typeof encoding.contentType === 'string'
  const items = Array.isArray(value) && !isJson ? value : [value]
  return items.map((one) => [name, text(one)])
}

function formPairs(
  { style = 'form', explode = style === 'form' }: Json,
  name: string,
  value: unknown,
): Pair[] {
  if (style === 'deepObject') return deep(name, value)
  const separator = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ','
  if (Array.isArray(value))
    return explode === true
      ? value.map((one) => [name, text(one)])
      : [[name, value.map(text).join(separator)]]
  if (!isObject(value)) return [[name, text(value)]]
  if (explode !== true) return [[name, Object.entries(value).flat().map(text).join(separator)]]
  return Object.entries(value).flatMap(([key, one]) =>
    Array.isArray(one) && !one.some((item) => typeof item === 'object')
      ? one.map((item): Pair => [key, text(item)])
      : deep(key, one),
  )
}

function deep(name: string, value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [[name, text(value)]]
  return Object.entries(value).flatMap(([key, one]) => deep(`${name}[${key}]`, one))
}

function simple(value: unknown, explode: boolean): string {
  if (Array.isArray(value)) return value.map(text).join(',')
  if (!isObject(value)) return text(value)
  return Object.entries(value)
    .map(([key, one]) => (explode ? `${key}=${text(one)}` : `${key},${text(one)}`))
    .join(',')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

type Json = Record<string, unknown>

/** Follows references of a document, and of nothing else. */
export type Follow = (node: unknown) => unknown

/** What a reference leads to, as RFC 6901 has it. */
export function followIn(root: unknown): Follow {
  const follow = (node: unknown, steps = 0): unknown => {
    if (!isObject(node) || typeof node.$ref !== 'string' || steps > 30) return node
    const parts = node.$ref.replace(/^#\/?/, '').split('/').filter(Boolean)
    let found = root
    for (const part of parts) {
      const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
      found = Array.isArray(found) ? found[Number(key)] : isObject(found) ? found[key] : undefined
    }
    return follow(found, steps + 1)
  }
  return (node) => follow(node)
}

/** Stands for a file in a value; whoever sends it has one of this text. */
export const sampleFile = Object.freeze({ file: 'bytes of a file' })

/** Whether bytes are meant: in 3.0 by a format, in 3.1 by what is in them, where no text stands for them. */
export function isBinary(node: unknown): boolean {
  if (!isObject(node)) return false
  if (node.format === 'binary') return true
  return (
    typeof node.contentMediaType === 'string' &&
    node.contentEncoding === undefined &&
    !/^text|json|xml/.test(node.contentMediaType)
  )
}

/** A value that a schema allows, with signs in its texts that have to be encoded; undefined where none comes to mind. */
export function sampleOf(follow: Follow, schema: unknown, depth = 0): unknown {
  const node = follow(schema)
  if (node === false) return undefined
  if (!isObject(node)) return 'a b'
  if (isBinary(node)) return sampleFile
  if (node.const !== undefined) return node.const
  if (Array.isArray(node.enum) && node.type === 'array' && !node.enum.some(Array.isArray))
    return [node.enum[0]]
  if (Array.isArray(node.enum)) return node.enum.find((one) => one !== null)
  const branches = [node.oneOf, node.anyOf].find((one) => Array.isArray(one) && one.length > 0) as
    | unknown[]
    | undefined
  const type = (Array.isArray(node.type) ? node.type : [node.type]).find((one) => one !== 'null')
  if (Array.isArray(node.allOf) || (branches && isObject(node.properties))) return undefined
  if (branches) return depth > 3 ? undefined : sampleOf(follow, branches[0], depth + 1)
  if (type === undefined && node.type !== undefined) return undefined
  if (type === 'integer' || type === 'number') return numberIn(node)
  if (type === 'boolean') return true
  if (type === 'array') {
    const item = depth > 3 ? undefined : sampleOf(follow, node.items, depth + 1)
    const least = typeof node.minItems === 'number' ? node.minItems : 1
    if (item === undefined || least > 2 || (node.uniqueItems === true && least > 1))
      return undefined
    return node.uniqueItems === true || node.maxItems === 1 ? [item] : [item, item]
  }
  if (type === 'object' || isObject(node.properties)) return objectOf(follow, node, depth)
  return textOf(node)
}

function objectOf(follow: Follow, node: Json, depth: number): unknown {
  if (depth > 3) return undefined
  const properties = isObject(node.properties) ? node.properties : {}
  const required = new Set(Array.isArray(node.required) ? node.required : [])
  const entries = Object.entries(properties)
    .filter(([name, one], index) => {
      const found = follow(one)
      return !(isObject(found) && found.readOnly === true) && (required.has(name) || index < 3)
    })
    .map(([name, one]) => [name, sampleOf(follow, one, depth + 1)] as const)
  if (entries.some(([name, value]) => required.has(name) && value === undefined)) return undefined
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function numberIn({ minimum, exclusiveMinimum, maximum, multipleOf }: Json): number | undefined {
  const least =
    typeof exclusiveMinimum === 'number'
      ? exclusiveMinimum + 1
      : typeof minimum === 'number'
        ? minimum + 1
        : 7
  const value =
    typeof multipleOf === 'number' && multipleOf > 0
      ? Math.ceil(least / multipleOf) * multipleOf
      : least
  return typeof maximum === 'number' && value > maximum
    ? typeof minimum === 'number'
      ? minimum
      : maximum
    : value
}

const formats: Record<string, string> = {
  date: '2026-01-02',
  'date-time': '2026-01-02T03:04:05Z',
  duration: 'PT1H',
  uuid: '6f2c1b9e-0d5a-4c3e-9b7a-1f2e3d4c5b6a',
  email: 'ada@example.com',
  uri: 'https://example.com/a?b=c',
  url: 'https://example.com/a?b=c',
  hostname: 'www.example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  base64url: 'YWJj',
  jwt: 'eyJhbGciOiJIUzI1NiJ9.e30.YWJj',
}

function textOf({ format, pattern, minLength, maxLength }: Json): string | undefined {
  const known = typeof format === 'string' ? formats[format] : undefined
  if (known !== undefined)
    return typeof minLength === 'number' && minLength > known.length ? undefined : known
  if (typeof pattern === 'string')
    return 'a1'.padEnd(typeof minLength === 'number' ? minLength : 2, '0')
  const text = 'a b&c/é'
  const least = typeof minLength === 'number' ? minLength : 0
  const most = typeof maxLength === 'number' ? maxLength : 100
  return least > 200 ? undefined : text.padEnd(least, 'x').slice(0, most)
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

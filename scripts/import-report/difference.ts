import { type Expected, type Pair, secret } from './expected.ts'
import type { Received } from './loopback.ts'
import { isObject } from './sample.ts'

export interface Beside {
  call: string
  base: string
  keys: ReadonlySet<string>
}

/** How what arrived is another request than the document says, but for what an account fills in; undefined where it is that. */
export function differenceOf(
  received: Received,
  expected: Expected,
  { call, base, keys }: Beside,
): string | undefined {
  const path = base.replace(/\/$/, '') + expected.path
  const query = [...received.url.searchParams].filter(
    ([name]) => !keys.has(`query ${name.toLowerCase()}`) && !secret.test(name),
  )
  const checks: [string, unknown, unknown][] = [
    ['method', received.method, call],
    ['path', decoded(received.url.pathname), decoded(path)],
    ['query', sorted(query), sorted(expected.query)],
    ['headers', expected.headers.map(([name]) => [name, received.headers[name]]), expected.headers],
    ['body', bodyOf(received), expectedBody(expected)],
  ]
  if (expected.cookies.length > 0) {
    const cookies = String(received.headers.cookie ?? '').split('; ')
    const missing = expected.cookies.filter(
      ([name, value]) => !cookies.includes(`${name}=${encodeURIComponent(value)}`),
    )
    checks.push(['cookies', missing, []])
  }
  for (const [what, got, wanted] of checks)
    if (canonical(got) !== canonical(wanted))
      return `${what}: ${canonical(got).slice(0, 200)} arrived, and the document says ${canonical(wanted).slice(0, 200)}`
  return undefined
}

function bodyOf({ headers, body }: Received): unknown {
  const type = String(headers['content-type'] ?? '')
  if (body === '') return undefined
  if (/json/i.test(type)) return { type: bare(type), body: JSON.parse(body) as unknown }
  if (/urlencoded/i.test(type))
    return { type: bare(type), body: sorted([...new URLSearchParams(body)]) }
  if (!/^multipart/i.test(type)) return { type: bare(type), body }
  const boundary = /boundary=(\S+)/.exec(type)?.[1] ?? ''
  const parts = body.split(`--${boundary}`).slice(1, -1)
  const pairs = parts.map((part): Pair => {
    const [head = '', ...rest] = part.slice(2, -2).split('\r\n\r\n')
    const value = rest.join('\r\n\r\n')
    const isFile = /; filename="sample\.bin"/.test(head)
    return [/ name="([^"]*)"/.exec(head)?.[1] ?? '', isFile ? `file: ${value}` : value]
  })
  return { type: bare(type), body: sorted(pairs) }
}

function expectedBody({ type, body }: Expected): unknown {
  if (type === undefined) return undefined
  return {
    type: bare(type),
    body: Array.isArray(body) && !/json/i.test(type) ? sorted(body as Pair[]) : body,
  }
}

function bare(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? ''
}

function decoded(path: string): string[] {
  return path.split('/').map((part) => decodeURIComponent(part))
}

function sorted(pairs: readonly Pair[]): string[] {
  return pairs.map((pair) => JSON.stringify(pair)).toSorted()
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      isObject(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? 'nothing'
  )
}

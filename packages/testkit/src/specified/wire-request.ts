import { type MultipartPart, multipartParts, typeOfPart } from '../multipart-parts.ts'

/** A request as an upstream would read it: what two clients that mean the same have in common. */
export interface WireRequest {
  method: string
  /** Origin and path. */
  url: string
  /** Name and value, sorted. */
  query: [string, string][]
  /** Parsed JSON, a form's pairs sorted, the parts of a multipart one, or text; undefined when there is none. */
  body: unknown
  /** Those that were asked for, by lower-case name; JSON in them is parsed. */
  headers?: Record<string, unknown>
}

/** A part of a multipart body. */
export interface WirePart {
  /** Of its field, in a form. */
  name?: string | undefined
  filename?: string | undefined
  /** Without parameters. */
  contentType?: string | undefined
  body: unknown
}

/** Reads a request, whoever made it. Of the headers only those named: each client has its own. */
export async function readWireRequest(
  request: Request,
  named: readonly string[] = [],
): Promise<WireRequest> {
  const url = new URL(request.url)
  return {
    method: request.method,
    url: url.origin + encodedAlike(url.pathname.replace(/(?<=.)\/$/, '')),
    query: sorted(url.searchParams),
    body: readBody(
      Buffer.from(await request.arrayBuffer()),
      request.headers.get('content-type') ?? '',
    ),
    ...(named.length > 0 && { headers: headersOf(request, named) }),
  }
}

function headersOf({ headers }: Request, named: readonly string[]): Record<string, unknown> {
  const there = named.map((name) => [name.toLowerCase(), headers.get(name)] as const)
  return Object.fromEntries(there.map(([name, value]) => [name, readHeader(value)]))
}

function readHeader(value: string | null): unknown {
  return value?.startsWith('{') ? (JSON.parse(value) as unknown) : value
}

/** Some clients encode `!` and the like in a path and some do not; to an upstream that is the same. */
function encodedAlike(pathname: string): string {
  return pathname
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join('/')
}

function readBody(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined
  const parts = multipartParts(bytes, contentType)
  if (parts) return parts.map(readPart)
  if (contentType.includes('json')) return JSON.parse(bytes.toString('utf8')) as unknown
  if (contentType.includes('x-www-form-urlencoded'))
    return sorted(new URLSearchParams(bytes.toString('utf8')))
  return bytes.toString('utf8')
}

function readPart(part: MultipartPart): WirePart {
  const contentType = typeOfPart(part)
  return {
    name: /[;\s]name="?([^";\r]*)/.exec(part.head)?.[1],
    filename: /[;\s]filename="?([^";\r]*)/.exec(part.head)?.[1],
    contentType,
    body: readBody(part.bytes, contentType ?? ''),
  }
}

function sorted(pairs: URLSearchParams): [string, string][] {
  return [...pairs].toSorted(([name, value], [other, otherValue]) =>
    `${name}=${value}` < `${other}=${otherValue}` ? -1 : 1,
  )
}

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
  const boundary = /^multipart\/.*boundary="?([^";]+)/i.exec(contentType)?.[1]
  if (boundary !== undefined) return readParts(bytes.toString('latin1'), boundary)
  if (contentType.includes('json')) return JSON.parse(bytes.toString('utf8')) as unknown
  if (contentType.includes('x-www-form-urlencoded'))
    return sorted(new URLSearchParams(bytes.toString('utf8')))
  return bytes.toString('utf8')
}

/** RFC 2046 §5.1.1, of a text that has a character for each byte. */
function readParts(text: string, boundary: string): WirePart[] {
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1)
  return parts.map((part) => {
    const end = part.indexOf('\r\n\r\n')
    const head = part.slice(0, end)
    const contentType = /^content-type: *([^;\r]+)/im.exec(head)?.[1]?.toLowerCase()
    return {
      name: / name="([^"]*)"/.exec(head)?.[1],
      filename: / filename="([^"]*)"/.exec(head)?.[1],
      contentType,
      body: readBody(Buffer.from(part.slice(end + 4), 'latin1'), contentType ?? ''),
    }
  })
}

function sorted(pairs: URLSearchParams): [string, string][] {
  return [...pairs].toSorted(([name, value], [other, otherValue]) =>
    `${name}=${value}` < `${other}=${otherValue}` ? -1 : 1,
  )
}

/** A request as an upstream would read it: what two clients that mean the same have in common. */
export interface WireRequest {
  method: string
  /** Origin and path. */
  url: string
  /** Name and value, sorted. */
  query: [string, string][]
  /** Parsed JSON, a form's pairs sorted, or text; undefined when there is none. */
  body: unknown
}

/** Reads a request, whoever made it. Headers are left out: each client has its own. */
export async function readWireRequest(request: Request): Promise<WireRequest> {
  const url = new URL(request.url)
  return {
    method: request.method,
    url: url.origin + encodedAlike(url.pathname.replace(/(?<=.)\/$/, '')),
    query: sorted(url.searchParams),
    body: readBody(await request.text(), request.headers.get('content-type') ?? ''),
  }
}

/** Some clients encode `!` and the like in a path and some do not; to an upstream that is the same. */
function encodedAlike(pathname: string): string {
  return pathname
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join('/')
}

function readBody(text: string, contentType: string): unknown {
  if (text === '') return undefined
  if (contentType.includes('json')) return JSON.parse(text) as unknown
  if (contentType.includes('x-www-form-urlencoded')) return sorted(new URLSearchParams(text))
  return text
}

function sorted(pairs: URLSearchParams): [string, string][] {
  return [...pairs].toSorted(([name, value], [other, otherValue]) =>
    `${name}=${value}` < `${other}=${otherValue}` ? -1 : 1,
  )
}

/** What is served at a method and path. */
export interface Found<Handler> {
  handler: Handler
  /** The pattern that it was put at. */
  pattern: string
  /** Those of the path by name, decoded. */
  parameters: Record<string, string>
}

/** Handlers by method and pattern, with `:name` for each parameter; a word of a pattern goes before a parameter. */
export interface RouteTable<Handler> {
  put(method: string, pattern: string, handler: Handler): void
  find(method: string, path: string): Found<Handler> | undefined
}

interface Place<Handler> {
  words: Map<string, Place<Handler>>
  parameter?: Place<Handler>
  entry?: { handler: Handler; pattern: string; names: string[] }
}

/** An empty table. */
export function createRouteTable<Handler>(): RouteTable<Handler> {
  const methods = new Map<string, Place<Handler>>()

  function search(
    place: Place<Handler>,
    segments: readonly string[],
    at: number,
    values: string[],
  ): Found<Handler> | undefined {
    const segment = segments[at]
    if (segment === undefined) return place.entry && found(place.entry, values)
    const next = place.words.get(segment)
    const named = next && search(next, segments, at + 1, values)
    if (named || !place.parameter || segment === '') return named
    return search(place.parameter, segments, at + 1, [...values, segment])
  }

  return {
    put(method, pattern, handler) {
      let place: Place<Handler> = methods.get(method) ?? { words: new Map() }
      methods.set(method, place)
      const names: string[] = []
      for (const segment of pattern.split('/').slice(1)) {
        const known = segment.startsWith(':') ? place.parameter : place.words.get(segment)
        const next: Place<Handler> = known ?? { words: new Map() }
        if (segment.startsWith(':')) {
          names.push(segment.slice(1))
          place.parameter = next
        } else place.words.set(segment, next)
        place = next
      }
      place.entry = { handler, pattern, names }
    },
    find(method, path) {
      const place = methods.get(method)
      const segments = path.split('/')
      return place && search(place, path.includes('%') ? segments.map(decoded) : segments, 1, [])
    },
  }
}

function found<Handler>(
  { handler, pattern, names }: NonNullable<Place<Handler>['entry']>,
  values: readonly string[],
): Found<Handler> {
  const parameters: Record<string, string> = {}
  for (const [index, name] of names.entries()) parameters[name] = values[index] ?? ''
  return { handler, pattern, parameters }
}

/** What is no encoding stays as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

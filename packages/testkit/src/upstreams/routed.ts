/** The loopback URL of a real one, by `routes`; the URL itself when no route names its origin. */
export function routed(url: string, routes: Record<string, string>): string {
  const { origin } = new URL(url)
  const target = routes[origin]
  return target ? target + url.slice(origin.length) : url
}

import { exactOrigin, noOrigin } from './exact-origin.ts'

/** The services that the operator runs, or vouches for: exact origins, which may be private, each for one toolkit alone. */
export interface OperatorOrigins {
  /** The toolkits that have any. */
  toolkits: readonly string[]
  /** Those of a toolkit, in the operator's order. */
  of(toolkit: string): readonly string[]
  /** Whether a request of a toolkit may go there, wherever that is; the engine's own requests are of none. */
  allows(toolkit: string | undefined, origin: string): boolean
}

/** Checks the `origins` option: toolkits' slugs to origins. Throws `config_invalid`. */
export function operatorOrigins(
  option: Readonly<Record<string, readonly string[]>>,
): OperatorOrigins {
  const byToolkit = new Map<string, readonly string[]>()
  for (const [slug, origins] of Object.entries(option)) {
    const place = `origins.${slug}`
    const checked = [origins].flat().map((text) => {
      const url = exactOrigin(text, /^https:$/)
      if (url) return url.origin
      throw noOrigin(
        text,
        place,
        "Write scheme, host and port alone, e.g. { gitlab: ['https://git.lan:8443'] }; what speaks http only is mapped with routes.",
      )
    })
    byToolkit.set(slug, [...new Set(checked)])
  }
  const of = (toolkit: string) => byToolkit.get(toolkit) ?? []
  return {
    toolkits: [...byToolkit.keys()],
    of,
    allows: (toolkit, origin) => toolkit !== undefined && of(toolkit).includes(origin),
  }
}

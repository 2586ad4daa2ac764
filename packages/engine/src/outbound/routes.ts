import { exactOrigin, noOrigin } from './exact-origin.ts'

/** Maps logical origins to where they are dialled, e.g. an emulator on loopback. */
export interface OriginRoutes {
  /** The address to dial, and whether it was mapped; mapped ones may be private. */
  resolve(url: URL): { url: URL; mapped: boolean }
  /** The origins to which those are mapped that fit. */
  mapped(fits: (from: URL) => boolean): string[]
}

/** Checks the `routes` option: origin to origin. Throws `config_invalid`. */
export function originRoutes(routes: Readonly<Record<string, string>>): OriginRoutes {
  const targets = new Map<string, URL>()
  for (const [from, to] of Object.entries(routes)) targets.set(origin(from).origin, origin(to))
  return {
    mapped: (fits) =>
      [...targets].filter(([from]) => fits(new URL(from))).map(([, to]) => to.origin),
    resolve(url) {
      const target = targets.get(url.origin)
      if (!target) return { url, mapped: false }
      const { pathname, search, hash } = url
      return { url: new URL(target.origin + pathname + search + hash), mapped: true }
    },
  }
}

/** The way to one origin that the operator named, wherever it is and whatever it speaks; its logical name is of https. */
export function routeTo(target: string): OriginRoutes {
  return originRoutes({ [target.replace(/^http:/, 'https:')]: target })
}

function origin(text: string): URL {
  const url = exactOrigin(text, /^https?:$/)
  if (url) return url
  throw noOrigin(
    text,
    'routes',
    "Write origins on both sides, e.g. { 'https://api.github.com': 'http://127.0.0.1:4001' }.",
  )
}

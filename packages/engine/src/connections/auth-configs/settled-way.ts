import { MaillonError } from '@maillon/core'
import { takesClient, type Toolkit } from '@maillon/core/toolkit'

/** The way that a request names, by itself or by its scheme. Throws `invalid_request`. */
export function wayBy(
  { name, ways }: Toolkit,
  { way, authScheme }: { way?: string | undefined; authScheme?: string },
): string {
  const fits = (one: string) =>
    (way === undefined || one === way) &&
    (authScheme === undefined || ways[one]?.scheme === authScheme)
  const found = Object.keys(ways).find(fits)
  if (found !== undefined) return found
  const all = Object.entries(ways).map(([one, { scheme }]) => `${scheme} (way '${one}')`)
  throw new MaillonError('invalid_request', {
    message: `${name} does not connect by ${way ?? authScheme ?? ''}.`,
    hint: `It connects by ${all.join(', ')}.`,
  })
}

/** What an auth config says that settles one way. */
export function settledOn({ ways }: Toolkit, way: string) {
  const auth = ways[way]
  return { way, scheme: auth?.scheme ?? '', isManaged: auth !== undefined && takesClient(auth) }
}

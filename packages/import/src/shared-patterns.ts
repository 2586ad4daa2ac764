import { inWay, type Toolkit } from '@maillon/core/toolkit'

/** Suffixes below which one service answers for every host itself, and that it has listed to keep cookies apart. */
const ofOneService = new Set(['myshopify.com'])

/**
 * Patterns of a toolkit's hosts below which anybody can have a host, by the public suffix list: `*.github.io`. The list is
 * loaded where there is a pattern at all.
 */
export async function sharedPatterns(toolkit: Toolkit): Promise<string[]> {
  const patterns = Object.keys(toolkit.ways).flatMap((way) => patternsOf(inWay(toolkit, way)))
  if (patterns.length === 0) return []
  const { getPublicSuffix } = await import('tldts')
  return [...new Set(patterns)].filter((pattern) => {
    const own = pattern.slice(pattern.lastIndexOf('*') + 2)
    const suffix = getPublicSuffix(`x.${own}`, { allowPrivateDomains: true }) ?? ''
    return `.${suffix}`.endsWith(`.${own}`) && !ofOneService.has(own)
  })
}

function patternsOf({ hosts = [] }: Toolkit): string[] {
  return typeof hosts === 'string' ? [] : hosts.filter((host) => host.includes('*'))
}

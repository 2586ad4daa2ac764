import type { Claim } from './claims.ts'
import type { Packages } from './packages.ts'
import { type Lookup, stands } from './stands.ts'
import type { WrittenService } from './written-service.ts'

/**
 * Which packages still say what is said of a service, in one of the ways to say it, and which no longer do. Where a file
 * has gone, another may say it.
 */
export function agedFacts(
  said: readonly WrittenService[],
  claims: readonly Claim[],
  packages: Packages,
  versionOf: (pinned: string) => string,
): { agrees: string[]; aged: string[] } {
  const agrees = new Set<string>()
  const aged: string[] = []
  const saidSomewhere = new Set<string>()
  const unsaid: { what: string; by: string; isShared: boolean }[] = []
  for (const { place, what: all, isShared = false } of claims) {
    const version = versionOf(place.version)
    const by = `${place.package}@${version}`
    const text = packages.read(place.package, version, place.path)
    const says = (what: Lookup, asked: readonly WrittenService[]) => {
      const saysSo = (one: string) => asked.some((service) => stands(what, service, one))
      if (text !== undefined && saysSo(text)) return true
      // A member of a file that speaks of many services is in no other place.
      if (place.path.includes('#/')) return false
      return packages
        .paths(place.package, version)
        .some((path) => saysSo(packages.read(place.package, version, path) ?? ''))
    }
    for (const what of all) {
      const asked = said.filter((one) => stands(what, one, '') !== undefined)
      if (asked.length === 0) continue
      if (says(what, asked)) {
        agrees.add(by)
        saidSomewhere.add(what)
      } else unsaid.push({ what, by, isShared })
    }
  }
  for (const { what, by, isShared } of unsaid)
    if (!isShared || !saidSomewhere.has(what)) aged.push(`${what}: not in ${by}`)
  return { agrees: [...agrees], aged }
}

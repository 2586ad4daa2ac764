import type { Claim } from './claims.ts'
import type { Packages } from './packages.ts'
import { stands } from './stands.ts'
import type { WrittenService } from './written-service.ts'

/** Which packages still say what is said of a service, and which no longer do. Where a file has gone, another may say it. */
export function agedFacts(
  said: WrittenService,
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
    const texts = (): string[] =>
      text === undefined
        ? packages
            .paths(place.package, version)
            .flatMap((path) => packages.read(place.package, version, path) ?? [])
        : [text]
    for (const what of all) {
      if (stands(what, said, '') === undefined) continue
      if (texts().some((one) => stands(what, said, one))) {
        agrees.add(by)
        saidSomewhere.add(what)
      } else unsaid.push({ what, by, isShared })
    }
  }
  for (const { what, by, isShared } of unsaid)
    if (!isShared || !saidSomewhere.has(what)) aged.push(`${what}: not in ${by}`)
  return { agrees: [...agrees], aged }
}

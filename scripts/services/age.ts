// Asks the newest versions of the packages whether they still say what services and toolkits say, and prints what has aged:
// node --conditions=@maillon/source scripts/services/age.ts [slug …] [--pinned] [--json] [--folder DIR]
// A toolkit is asked of the packages that the service of its name has its facts from. Fails when something has aged.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { allToolkits } from '@maillon/toolkits'
import { agedFacts } from './aged-facts.ts'
import { claimsOf, furtherPlaces } from './claims.ts'
import { comparable } from './comparable.ts'
import { fetchPackages } from './packages.ts'
import { allServices, waysOf } from './written-service.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    pinned: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'maillon-facts') },
  },
})

const services = allServices()
const claims = new Map(services.map((service) => [service.slug, claimsOf(service)]))
const schemesOf = new Map(
  services.map((service) => [service.slug, waysOf(service).map(({ scheme }) => scheme)]),
)
const toolkits = allToolkits
  .filter(({ ways }) => Object.values(ways).some(({ scheme }) => scheme !== 'NO_AUTH'))
  .map((toolkit) => ({
    kind: 'toolkit',
    slug: toolkit.slug,
    said: comparable(toolkit, schemesOf.get(toolkit.slug)),
    claims: claims.get(toolkit.slug) ?? furtherPlaces[toolkit.slug] ?? [],
  }))
const asked = [
  ...toolkits,
  ...services.map((service) => ({
    kind: 'service',
    slug: service.slug,
    said: [service],
    claims: claimsOf(service),
  })),
].filter(({ slug }) => positionals.length === 0 || positionals.includes(slug))

const versionOf = (version: string) => (values.pinned ? version : 'latest')
const wanted = new Map(
  asked
    .flatMap((one) => one.claims)
    .map(({ place }) => {
      const one = { name: place.package, version: versionOf(place.version) }
      return [`${one.name}@${one.version}`, one]
    }),
)
const packages = await fetchPackages([...wanted.values()], values.folder)
const outcomes = asked.map(({ kind, slug, said, claims: all }) => ({
  kind,
  slug,
  ...agedFacts(said, all, packages, versionOf),
}))
if (values.json) console.log(JSON.stringify(outcomes))
else {
  console.log('| | slug | still said by | aged |\n|---|---|---|---|')
  for (const { kind, slug, agrees, aged } of outcomes)
    console.log(`| ${[kind, slug, agrees.join(', '), aged.join('; ')].join(' | ')} |`)
}
const count = outcomes.flatMap(({ aged }) => aged).length
console.error(`${outcomes.length} asked, ${wanted.size} packages, ${count} aged`)
if (count > 0) process.exitCode = 1

// Looks up each fact of each service in the packages that its file names, at their versions, and prints where each stands:
// node --conditions=@maillon/source scripts/services/compare.ts [slug …] [--json] [--folder DIR]
// Fetches the packages from npm and runs none of their code. Fails when a fact does not stand where it is said to.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findService } from './findings.ts'
import { fetchPackages } from './packages.ts'
import { placesOf } from './places-of.ts'
import { printFindings } from './print-findings.ts'
import { allServices } from './written-service.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'maillon-facts') },
  },
})

const services = allServices().filter(
  ({ slug }) => positionals.length === 0 || positionals.includes(slug),
)
const wanted = new Map(
  services
    .flatMap(placesOf)
    .map(({ package: name, version }) => [`${name}@${version}`, { name, version }]),
)
const packages = await fetchPackages([...wanted.values()], values.folder)
const findings = services.map((service) => findService(service, packages))
printFindings(findings, { json: values.json, packages: wanted.size })
if (findings.some(({ differences }) => differences.length > 0)) process.exitCode = 1

// Offers every tool of the catalogue, of the documents of import-report and of testkit's schemas by each profile, and
// prints how many a vendor would refuse: as they are, and once mended. `--rules` says by which rules, `--only` names
// documents, `--offline` leaves documents out.
import { parseArgs } from 'node:util'
import { profileNames } from '@maillon/core/provider'
import { packagesFolder } from '../import-report/read-documents.ts'
import { countRefused, type Count } from './count-refused.ts'
import { catalogueTools, corpusTools, importedTools, type OwnTool } from './own-tools.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    offline: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    folder: { type: 'string', default: packagesFolder },
  },
})

const counts = new Map<string, Count>(
  profileNames.map((profile) => [
    profile,
    { profile, tools: 0, refused: 0, mended: 0, rules: new Map(), examples: [] },
  ]),
)
for (const tool of everyTool()) for (const count of counts.values()) countRefused(count, tool)

const all = [...counts.values()]
const rows = all.map(({ profile, tools, refused, mended }) => ({ profile, tools, refused, mended }))
if (values.json) {
  const told = all.map(({ rules }, index) =>
    values.rules ? { ...rows[index], rules: Object.fromEntries(rules) } : rows[index],
  )
  console.log(JSON.stringify(told))
} else {
  console.table(rows)
  for (const { profile, rules } of values.rules ? all : []) {
    console.log(profile)
    for (const [rule, count] of [...rules].toSorted(([, a], [, b]) => b - a)) {
      console.log(`  ${String(count).padStart(6)}  ${rule}`)
    }
  }
}
for (const { profile, examples } of all) {
  for (const example of examples.slice(0, 5)) console.error(`${profile}: ${example}`)
}
process.exitCode = all.some(({ refused }) => refused > 0) ? 1 : 0

function* everyTool(): Generator<OwnTool> {
  yield* catalogueTools()
  yield* corpusTools()
  if (!values.offline) yield* importedTools(values.folder, values.only)
}

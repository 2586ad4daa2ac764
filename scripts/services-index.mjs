// Writes packages/services/index.json, and the types of their slugs, from the services themselves; with --check, fails
// when one is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { serviceSummary } from '@maillon/core/toolkit'
import { toolkitsDeclaration } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'

const folder = 'packages/services/data'
const index = 'packages/services/index.json'
const types = 'packages/services/src/service-types.ts'

const summaries = readdirSync(folder)
  .toSorted()
  .map((name) => {
    const file = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
    if (name !== `${file.slug}.json`) throw new Error(`${folder}/${name} is of "${file.slug}".`)
    return serviceSummary(file)
  })
/** What the catalogue has is described there. */
function shown(summary) {
  const isTold = allToolkits.some(({ slug }) => slug === summary.slug)
  return isTold ? { ...summary, name: '', description: '' } : summary
}

const lines = summaries.map((summary) => `  ${JSON.stringify(summary)}`)
const files = {
  [index]: `[\n${lines.join(',\n')}\n]\n`,
  [types]: toolkitsDeclaration(summaries.map(shown), 'pnpm services-index'),
}

for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is out of date: run pnpm services-index`)
    process.exitCode = 1
  }
}

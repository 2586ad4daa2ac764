// Writes packages/services/index.json from the services themselves; with --check, fails when it is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { serviceSummary } from '@maillon/core/toolkit'

const folder = 'packages/services/data'
const index = 'packages/services/index.json'

const lines = readdirSync(folder)
  .toSorted()
  .map((name) => {
    const file = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
    if (name !== `${file.slug}.json`) throw new Error(`${folder}/${name} is of "${file.slug}".`)
    return `  ${JSON.stringify(serviceSummary(file))}`
  })
const text = `[\n${lines.join(',\n')}\n]\n`

if (process.argv.includes('--check')) {
  if (readFileSync(index, 'utf8') !== text) {
    console.error(`${index} is out of date: run pnpm services-index`)
    process.exitCode = 1
  }
} else {
  writeFileSync(index, text)
}

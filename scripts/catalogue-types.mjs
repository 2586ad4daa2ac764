// Writes the types of the catalogue's tools from the catalogue itself; with --check, fails when they are out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { toolsDeclaration } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'

const file = 'packages/toolkits/src/tool-types.ts'
const text = await toolsDeclaration(allToolkits, 'pnpm catalogue-types')
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is out of date: pnpm catalogue-types`)
  process.exitCode = 1
}

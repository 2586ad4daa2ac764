// Writes the types of the catalogue's tools from the catalogue itself, a file for each toolkit and one that knows all;
// with --check, fails when one is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { toolsDeclaration } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'

const command = 'pnpm catalogue-types'
const folder = 'packages/toolkits/src'
const files = new Map()
for (const toolkit of allToolkits)
  files.set(`${folder}/${toolkit.slug}/tool-types.ts`, await toolsDeclaration([toolkit], command))
files.set(
  `${folder}/types.ts`,
  [
    `// Made by \`${command}\`; not to be changed by hand.`,
    ...allToolkits.map(({ slug }) => `export type * from './${slug}/tool-types.ts'`).toSorted(),
    '',
  ].join('\n'),
)

for (const [file, text] of files) {
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is out of date: ${command}`)
    process.exitCode = 1
  }
}

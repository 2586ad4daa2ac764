// Writes the pages of the reference, which are made of the code, to docs/reference; `pnpm docs:build` runs it first.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { docs } from '../pages.ts'
import { doors } from './doors.ts'
import { errorsPage } from './errors.ts'
import { httpPage, openApi } from './http.ts'
import { table } from './table.ts'
import { writeTypes } from './types.ts'

const folder = join(docs, 'reference')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await writeTypes(folder)
rmSync(join(folder, 'README.md'), { force: true })

const packages = doors.map(({ name, for: what }) => ({
  name,
  what,
  page: name.replace('@maillon/', ''),
}))
const index = [
  '# Packages',
  'Made from the types of the packages, each page from the sentence above an export.',
  table(
    ['import from', 'for'],
    packages.map(({ name, what, page }) => [`[\`${name}\`](${page}/index.md)`, what]),
  ),
  'Beside them: [error codes](errors.md) and the [HTTP API](http.md).',
].join('\n\n')
writeFileSync(join(folder, 'index.md'), `${index}\n`)
writeFileSync(join(folder, 'errors.md'), errorsPage())
writeFileSync(join(folder, 'http.md'), httpPage())

writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApi))

const items = [
  { text: 'Error codes', link: '/reference/errors' },
  { text: 'HTTP API', link: '/reference/http' },
  {
    text: 'Packages',
    link: '/reference/',
    collapsed: true,
    items: packages.map(({ name, page }) => ({
      text: name.replace('@maillon/', ''),
      link: `/reference/${page}/`,
    })),
  },
]
writeFileSync(join(folder, 'sidebar.json'), JSON.stringify(items))

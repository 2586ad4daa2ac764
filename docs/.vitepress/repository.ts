import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docs } from './pages.ts'

const { repository: said } = JSON.parse(readFileSync(join(docs, 'package.json'), 'utf8')) as {
  repository: { url: string }
}

/** Where the code is, as the package of the docs says it. */
export const repository = said.url.replace(/^git\+|\.git$/g, '')

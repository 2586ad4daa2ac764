import { randomBytes } from 'node:crypto'
import type { Framework } from '../frameworks.ts'
import type { PackageManager } from '../run/package-manager.ts'
import { templateFiles } from './template-files.ts'

export interface App {
  framework: Framework
  name: string
  packageManager: PackageManager
  /** Of our packages. */
  version: string
}

/** The files of a new app by their path, with a fresh encryption key in its `.env`. */
export async function appFiles({
  framework,
  name,
  packageManager,
  version,
}: App): Promise<Map<string, string>> {
  const files = await templateFiles(framework.layers)
  for (const part of ['steps', 'files']) {
    const text = (files.get(`${part}.md`) ?? '').trimEnd()
    files.delete(`${part}.md`)
    for (const path of documents) {
      files.set(
        path,
        (files.get(path) ?? '').replace(`{{${part}}}`, () => text),
      )
    }
  }
  for (const [path, text] of files) {
    const named = text.replaceAll('my-agent', name)
    const isDocument = documents.includes(path)
    files.set(
      path,
      isDocument ? named.replaceAll(/\bnpm (run|start)\b/g, `${packageManager} $1`) : named,
    )
  }
  files.set(
    'package.json',
    (files.get('package.json') ?? '').replaceAll(/("@maillon\/[\w-]+": )"\*"/g, `$1"^${version}"`),
  )
  if (packageManager === 'yarn') {
    // Its own way to keep packages is one that few of them are tried with.
    files.set('.yarnrc.yml', 'nodeLinker: node-modules\n')
    files.set('.gitignore', `${files.get('.gitignore') ?? ''}.yarn/\n`)
  }
  const example = files.get('.env.example') ?? ''
  files.set(
    '.env',
    example.replace(/^MAILLON_ENCRYPTION_KEY=$/m, `MAILLON_ENCRYPTION_KEY=${newKey()}`),
  )
  return files
}

const documents = ['README.md', 'AGENTS.md']

/** As `maillon keys encryption` makes one: an id, and 32 bytes. */
function newKey(): string {
  return `k1:${randomBytes(32).toString('base64')}`
}

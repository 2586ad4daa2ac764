import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from './install-packages.ts'

interface Listed {
  document: string
  package: string
  version: string
  path: string
}

/** Where packages are installed when nothing is said: apart from the repository, since they are large. */
export const packagesFolder: string = join(tmpdir(), 'maillon-import-report')

/** The documents of `documents.json`, or those with one of these in their names, each from its package. */
export function* readDocuments(
  folder: string,
  only?: readonly string[],
): Generator<{ document: string; root: Record<string, unknown> }> {
  const list = readFileSync(new URL('documents.json', import.meta.url), 'utf8')
  const all = JSON.parse(list) as Listed[]
  const listed = all.filter(({ document }) => only?.some((one) => document.includes(one)) ?? true)
  installPackages(folder, [...new Set(listed.map((one) => `${one.package}@${one.version}`))])
  for (const { document, package: name, path } of listed) {
    const text = readFileSync(join(folder, 'node_modules', name, path), 'utf8')
    yield { document, root: JSON.parse(text) as Record<string, unknown> }
  }
}

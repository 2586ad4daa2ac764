import { MaillonError } from '@maillon/core'
import {
  applyOverlays,
  type Imported,
  importOpenApi,
  type ImportOptions,
  recorded,
} from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { exitCodes } from '../exit-codes.ts'
import { noPhases, type Phases } from '../terminal/phases.ts'
import { visible } from '../terminal/visible.ts'
import { discover } from './discover.ts'
import { importedWith } from './imported-with.ts'
import { importedText, schemesOf } from './imported-text.ts'
import { type ReadOverlay, readOverlays } from './read-overlays.ts'
import { readSource } from './read-source.ts'
import { writeToolkit } from './write-toolkit.ts'

/** What a command that makes a toolkit of a document was given. */
export interface ImportGiven
  extends Pick<
    ImportOptions,
    'slug' | 'name' | 'only' | 'deprecated' | 'auth' | 'service' | 'server'
  > {
  'base-url'?: string | undefined
  'key-prefix'?: string | undefined
  /** Files or https URLs of overlays, in the order in which they are applied. */
  overlay?: readonly string[] | undefined
  folder?: string | undefined
  force: boolean
  json: boolean
}

/** Makes a toolkit of a document and tells of it; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function importDocument(
  source: string,
  given: ImportGiven,
  how: ReadHow = {},
): Promise<number> {
  const start = performance.now()
  const { overlay = [], folder = toolkitsFolder(undefined, process.env) } = given
  const overlays = await readOverlays(overlay, folder)
  const imported = await readOpenApi(source, { ...given, overlays }, how)
  return writeImported(imported, { ...given, start }, how.phases)
}

interface ReadHow {
  /** What to do where the document cannot be reached. */
  unreachable?: string | undefined
  phases?: Phases | undefined
}

interface ReadGiven extends Omit<ImportGiven, 'overlay' | 'folder' | 'force' | 'json'> {
  overlays: readonly ReadOverlay[]
}

/** A toolkit as a document makes it, with a record of how. Throws `config_invalid`. */
export async function readOpenApi(
  source: string,
  given: ReadGiven,
  { unreachable, phases = noPhases }: ReadHow = {},
): Promise<Imported> {
  const { overlays, ...options } = given
  const { 'base-url': baseUrl, 'key-prefix': prefix, ...wanted } = options
  phases.begin(`Reading ${source}`)
  const read = await readSource(source, unreachable)
  phases.begin('Making tools of it')
  const { text, problems } = await applyOverlays(read.text, overlays)
  const discovered = await discover(text)
  const imported = importOpenApi(text, { ...wanted, ...read, baseUrl, prefix, discovered })
  imported.problems.unshift(...problems)
  const with_ = importedWith({ ...options, service: options.service?.slug })
  const named = overlays.map((one) => one.named)
  return { ...imported, file: recorded(imported.file, with_, named) }
}

/** Writes an imported toolkit's file and tells of it; answers the exit code. Throws `config_invalid`, and then has written nothing. */
export async function writeImported(
  imported: Imported,
  {
    folder,
    force,
    json,
    start,
  }: Pick<ImportGiven, 'folder' | 'force' | 'json'> & { start: number },
  phases = noPhases,
): Promise<number> {
  const { file } = imported
  if (allToolkits.some(({ slug }) => slug === file.slug)) {
    throw new MaillonError('config_invalid', {
      message: `The catalogue has a toolkit "${file.slug}" already.`,
      hint: `Name this one otherwise: --slug ${file.slug}_api`,
    })
  }
  phases.begin('Writing the toolkit')
  const path = await writeToolkit(folder ?? toolkitsFolder(undefined, process.env), file, force)
  phases.begin('Looking at the tools as a model does')
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const told = json
    ? JSON.stringify(summary(imported, path))
    : importedText(imported, path, seconds)
  phases.end()
  console.log(json ? told : visible(told))
  return exitCodes.done
}

function summary({ file, problems, deprecated, servers }: Imported, path: string) {
  const { slug, baseUrl, auth, tools } = file
  return {
    path,
    slug,
    base_url: baseUrl,
    auth: schemesOf(auth),
    tools: tools.length,
    deprecated,
    servers: servers.map(({ url }) => url),
    problems,
  }
}

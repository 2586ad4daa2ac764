import { join } from 'node:path'
import { MaillonError } from '@maillon/core'
import {
  type Imported,
  readToolkitFile,
  type ToolkitFile,
  type Update,
  updateFile,
} from '@maillon/import'
import { services } from '@maillon/services'
import { confirmed } from '../terminal/confirmed.ts'
import { toolkitsFolder } from '../config/imported-toolkits.ts'
import { exitCodes } from '../exit-codes.ts'
import { noPhases, type Phases } from '../terminal/phases.ts'
import { visible } from '../terminal/visible.ts'
import { readGraphQl } from './add-graphql.ts'
import { readOpenApi } from './import-document.ts'
import { readOverlays, readOverlaysAgain } from './read-overlays.ts'
import { overlaysOf, updateText } from './update-text.ts'
import { keepVersion, writeToolkit } from './write-toolkit.ts'

interface UpdateGiven {
  overlay?: string[] | undefined
  'key-env'?: string | undefined
  take?: string[] | undefined
  keep: boolean
  yes: boolean
  folder?: string | undefined
  json: boolean
}

/**
 * Reads the document of a toolkit again, shows what differs, and writes that when it may. Answers the exit code: 1 while
 * there is something to write. Throws `config_invalid`, and then has written nothing.
 */
export async function update(
  { slug, source }: { slug: string; source: string | undefined },
  given: UpdateGiven,
  phases = noPhases,
): Promise<number> {
  const folder = given.folder ?? toolkitsFolder(undefined, process.env)
  const file = await fileOf(folder, slug)
  const { file: imported, problems } = await importAgain(file, { ...given, source, folder }, phases)
  phases.begin('Comparing')
  const found = updateFile(file, imported, { take: given.take })
  phases.end()
  const isSame = found.file.version === file.version
  if (!given.json) for (const line of updateText(file, found, problems)) console.log(visible(line))
  // Marks and the document's own digest are written without a word: nobody calls anything otherwise by them.
  const isWritten = isSame || given.yes || (!given.json && (await isWished(found)))
  if (isWritten) await requireSame(folder, file)
  if (isWritten && given.keep && !isSame) await keepVersion(folder, file)
  if (isWritten && JSON.stringify(found.file) !== JSON.stringify(file))
    await writeToolkit(folder, found.file, true)
  if (given.json) console.log(JSON.stringify(summary(file, found, { isWritten, problems })))
  else if (!isSame && isWritten)
    console.log(
      `Written: ${slug} ${found.file.version}. maillon serve takes it up when it starts again.`,
    )
  return isWritten ? exitCodes.done : exitCodes.failed
}

async function isWished({ file }: Update): Promise<boolean> {
  if (process.stdin.isTTY) return confirmed(`Write ${file.slug} ${file.version}?`)
  console.log('Nothing is written: --yes writes it.')
  return false
}

async function fileOf(folder: string, slug: string): Promise<ToolkitFile> {
  // A slug is a file's name, and no way to another folder.
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(slug)) {
    throw new MaillonError('config_invalid', {
      message: `"${slug}" is no toolkit’s slug.`,
      hint: 'Name one of the folder of toolkits.',
    })
  }
  const file = await readToolkitFile(join(folder, `${slug}.json`))
  if (file.slug !== slug) {
    // It would be written beside itself, under its own name.
    throw new MaillonError('config_invalid', {
      message: `The file ${slug}.json has the slug "${file.slug}".`,
      hint: `Call it ${file.slug}.json, or its slug ${slug}.`,
    })
  }
  if (file.source.kind !== 'mcp') return file
  throw new MaillonError('config_invalid', {
    message: `${file.name} is an MCP server, which is asked before each call.`,
    hint: `See what it says now: maillon toolkits approve ${slug}`,
  })
}

/** Throws `config_invalid` where somebody changed the file since it was read, which would be lost. */
async function requireSame(folder: string, file: ToolkitFile): Promise<void> {
  if (JSON.stringify(await fileOf(folder, file.slug)) === JSON.stringify(file)) return
  throw new MaillonError('config_invalid', {
    message: `The file of ${file.slug} is another one than when it was read.`,
    hint: 'Run the update again, which keeps what was changed meanwhile.',
  })
}

interface Again {
  source: string | undefined
  folder: string
  overlay?: string[] | undefined
  'key-env'?: string | undefined
}

/** The toolkit as its document makes it now, in the same way as before. */
async function importAgain(file: ToolkitFile, again: Again, phases: Phases): Promise<Imported> {
  const { slug, source: made } = file
  const { service, ...before } = made.options ?? {}
  const { overlay, folder, 'key-env': keyVariable } = again
  const with_ = {
    ...(before as Record<string, string>),
    slug,
    deprecated: before.deprecated === true,
    only: before.only === undefined ? undefined : [before.only].flat().map(String),
  }
  const source = sourceOf(slug, made, again.source)
  if (made.kind === 'graphql')
    return readGraphQl(source, { ...with_, 'key-env': keyVariable }, phases)
  const overlays = overlay
    ? await readOverlays(overlay, folder)
    : await readOverlaysAgain(file, folder)
  const known = typeof service === 'string' ? services().file(service) : undefined
  return readOpenApi(source, { ...with_, overlays, service: known }, { phases })
}

/** Of a file its name alone is known. */
function sourceOf(
  slug: string,
  { from, kind }: ToolkitFile['source'],
  given: string | undefined,
): string {
  if (given !== undefined) return given
  if (URL.canParse(from)) return from
  throw new MaillonError('config_invalid', {
    message: `It was made of ${from}, and in which folder that is, its file does not say.`,
    hint: `Pass ${kind === 'graphql' ? 'the schema' : 'the document'}: maillon toolkits update ${slug} ${from}`,
  })
}

interface Facts {
  isWritten: boolean
  problems: Imported['problems']
}

function summary(before: ToolkitFile, { file, toolkit, tools }: Update, facts: Facts) {
  const { isWritten, problems } = facts
  return {
    slug: file.slug,
    written: isWritten,
    version: { before: before.version, after: file.version },
    overlays: overlaysOf(before, file),
    toolkit: toolkit.map(({ isKept, ...change }) => ({ ...change, kept: isKept })),
    tools: tools.map(({ isMended, facts: changes, ...tool }) => ({
      ...tool,
      changed_by_hand: isMended,
      facts: changes.map(({ isKept, ...change }) => ({ ...change, kept: isKept })),
    })),
    problems,
  }
}

import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import { readToolkit } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { type Environment, variable } from './environment.ts'
import type { LoadedConfig } from './load-config.ts'
import type { Problem } from './problems.ts'

/** Where imported toolkits are: as the environment or the config file says, else `toolkits` in this folder. */
export function toolkitsFolder(
  loaded: Pick<LoadedConfig, 'content'> | undefined,
  environment: Environment,
): string {
  const { toolkitsFolder: folder } = Object(loaded?.content) as { toolkitsFolder?: unknown }
  const given = variable(environment, 'MAILLON_TOOLKITS_FOLDER') ?? folder
  return typeof given === 'string' && given !== '' ? given : 'toolkits'
}

/** What is in a folder of toolkits. */
export interface ImportedToolkits {
  toolkits: Toolkit[]
  /** Versions of them that sessions may pin. */
  olderToolkits: Toolkit[]
  problems: Problem[]
}

/** The toolkits whose files are in a folder, by name; none where there is no such folder. */
export async function importedToolkits(folder: string): Promise<ImportedToolkits> {
  const problems: Problem[] = []
  const read = new Map<string, Toolkit>()
  for (const path of await toolkitFiles(folder)) {
    try {
      read.set(path, await readToolkit(path))
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      problems.push({ what: error.message, add: error.hint ?? '' })
    }
  }
  const pathOf = new Map<string, string>()
  const all = [...read]
  const toolkits = all.flatMap(([path, toolkit]) => {
    const { slug } = toolkit
    if (isOlderFile(path)) return []
    const problem = taken(path, slug, pathOf.get(slug))
    if (problem) problems.push(problem)
    else pathOf.set(slug, path)
    return problem ? [] : [toolkit]
  })
  const older = new Map<string, string>()
  const olderToolkits = all.flatMap(([path, toolkit]) => {
    if (!isOlderFile(path)) return []
    const version = `${toolkit.slug} ${toolkit.version}`
    const other = older.get(version)
    older.set(version, path)
    if (other !== undefined) {
      problems.push({
        what: `${path} is ${version}, as ${other} is.`,
        add: 'Take one of them away.',
      })
      return []
    }
    const current = toolkits.find(({ slug }) => slug === toolkit.slug)
    if (!current)
      problems.push({
        what: `${path} is an older version of "${toolkit.slug}", of which there is no current one.`,
        add: `Take it away, or import it again: ${toolkit.slug}.json`,
      })
    return !current || current.version === toolkit.version ? [] : [toolkit]
  })
  return { toolkits, olderToolkits, problems }
}

/** Whether a file is a version that sessions may pin, by its name: `acme@20261130_00.json`. */
export function isOlderFile(path: string): boolean {
  return basename(path).includes('@')
}

function taken(path: string, slug: string, other: string | undefined): Problem | undefined {
  if (allToolkits.some((toolkit) => toolkit.slug === slug))
    return {
      what: `${path} has the slug "${slug}", which the catalogue has.`,
      add: 'maillon toolkits add … --slug another',
    }
  if (other === undefined) return undefined
  return {
    what: `${path} has the slug "${slug}", which ${other} has.`,
    add: 'Take one of them away, or import it with --slug another',
  }
}

/** The files of a folder that may be toolkits, by name. */
export async function toolkitFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name))
}

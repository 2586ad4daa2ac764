import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
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

/** The toolkits whose files are in a folder, by name; none where there is no such folder. */
export async function importedToolkits(
  folder: string,
): Promise<{ toolkits: Toolkit[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const toolkits: Toolkit[] = []
  const pathOf = new Map<string, string>()
  for (const path of await toolkitFiles(folder)) {
    try {
      const toolkit = await readToolkit(path)
      if (allToolkits.some(({ slug }) => slug === toolkit.slug)) {
        problems.push({
          what: `${path} has the slug "${toolkit.slug}", which the catalogue has.`,
          add: 'maillon toolkits add … --slug another',
        })
      } else if (pathOf.has(toolkit.slug)) {
        problems.push({
          what: `${path} has the slug "${toolkit.slug}", which ${pathOf.get(toolkit.slug)} has.`,
          add: 'Take one of them away, or import it with --slug another',
        })
      } else {
        pathOf.set(toolkit.slug, path)
        toolkits.push(toolkit)
      }
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      problems.push({ what: error.message, add: error.hint ?? '' })
    }
  }
  return { toolkits, problems }
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

import { basename } from 'node:path'
import type { Toolkit } from '@maillon/core/toolkit'
import { readToolkits } from '@maillon/import'
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
  const { toolkits: read, faults } = await readToolkits(folder)
  const problems = [...faults.values()].map(
    ({ message, hint }): Problem => ({ what: message, add: hint ?? '' }),
  )
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

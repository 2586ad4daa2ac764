import { access, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MaillonError } from '@maillon/core'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `maillon.config.${ending}`)

/** A config file as it stands, not checked yet. */
export interface LoadedConfig {
  /** For messages. */
  path: string
  content: unknown
}

/**
 * Reads the config file that is named, or the first `maillon.config.*` of this folder; undefined when there is none.
 * TypeScript loads by Node's own type stripping. Throws `config_invalid`.
 */
export async function loadConfig(named: string | undefined): Promise<LoadedConfig | undefined> {
  const path = named ?? (await firstOf(names))
  if (path === undefined) return undefined
  try {
    return { path, content: await read(resolve(path)) }
  } catch (cause) {
    throw new MaillonError('config_invalid', {
      message: `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Name another file with --config, or leave the file out and set everything in the environment.',
      cause,
    })
  }
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}

async function read(path: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(await readFile(path, 'utf8'))
  const module: { default?: unknown } = await import(pathToFileURL(path).href)
  if (module.default === undefined) throw new Error('it has no default export.')
  return module.default
}

import { stat } from 'node:fs/promises'
import { MaillonError } from '@maillon/core'
import type { Engine } from '@maillon/engine'
import { readToolkit } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { toolkitFiles } from '../config/imported-toolkits.ts'

/** A look at a few files costs less than what watching them differs by from system to system. */
const everyMs = 500

/** A file as it was last seen. */
interface Seen {
  mark: string
  /** The toolkit that it gave; undefined while it gives none. */
  slug: string | undefined
}

/**
 * Keeps a running engine's imported toolkits as their folder has them; `told` hears what changed, and what is wrong: then
 * the toolkit stays as it was. What the folder holds at first is in the engine already. The answer ends it.
 */
export async function watchToolkits(
  folder: string,
  { catalogue }: Pick<Engine, 'catalogue'>,
  told: (line: string) => void,
): Promise<() => void> {
  const seen = new Map<string, Seen>()
  for (const path of await toolkitFiles(folder)) {
    const { slug } = await readToolkit(path)
    seen.set(path, { mark: await markOf(path), slug })
  }

  async function read(path: string, before: string | undefined): Promise<string | undefined> {
    try {
      const toolkit = await readToolkit(path)
      const { slug, tools } = toolkit
      if (allToolkits.some((one) => one.slug === slug)) {
        told(`${path}: the catalogue has "${slug}" already.`)
        return before
      }
      catalogue.put(toolkit)
      if (before !== undefined && before !== slug) catalogue.remove(before)
      told(`${slug}: ${before === slug ? 'changed' : 'added'}, ${tools.length} tools`)
      return slug
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      told(error.message)
      return before
    }
  }

  async function look(): Promise<void> {
    const paths = await toolkitFiles(folder)
    for (const path of paths) {
      const mark = await markOf(path)
      const last = seen.get(path)
      if (mark !== last?.mark) seen.set(path, { mark, slug: await read(path, last?.slug) })
    }
    for (const [path, { slug }] of seen) {
      if (paths.includes(path)) continue
      seen.delete(path)
      if (slug !== undefined && catalogue.remove(slug)) told(`${slug}: gone`)
    }
  }

  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => told(String(error)))
        .finally(next)
    }, everyMs)
    timer.unref()
  }
  next()
  return () => clearTimeout(timer)
}

/** Changes when the file does; a file that went meanwhile has one too. */
async function markOf(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: -1 }))
  return `${mtimeMs} ${size}`
}

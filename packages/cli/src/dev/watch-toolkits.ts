import { stat } from 'node:fs/promises'
import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import type { Engine } from '@maillon/engine'
import { readToolkit, readToolkits, toolkitFiles } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { isOlderFile } from '../config/imported-toolkits.ts'
import { toolCount } from '../tool-count.ts'

/** A look at a few files costs less than what watching them differs by from system to system. */
const everyMs = 500

/** A file as it was last seen. */
interface Seen {
  mark: string
  /** The toolkit that it gave; undefined while it gives none. */
  toolkit: Toolkit | undefined
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
  const marks = new Map<string, string>()
  for (const path of await toolkitFiles(folder)) marks.set(path, await markOf(path))
  for (const [path, toolkit] of (await readToolkits(folder)).toolkits)
    seen.set(path, { mark: marks.get(path) ?? '', toolkit })

  async function read(path: string): Promise<Toolkit | undefined> {
    const toolkit = await readToolkit(path)
    if (!allToolkits.some(({ slug }) => slug === toolkit.slug)) return toolkit
    told(`${path}: the catalogue has "${toolkit.slug}" already.`)
    return undefined
  }

  /** Runs, and tells of what is wrong with a toolkit. */
  async function telling<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await run()
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      told(error.message)
      return undefined
    }
  }

  function filesOf(slug: string): { current: Toolkit | undefined; older: Toolkit[] } {
    const files = [...seen].filter(([, { toolkit }]) => toolkit?.slug === slug)
    const current = files.find(([path]) => !isOlderFile(path))?.[1].toolkit
    const older = files.flatMap(([path, { toolkit }]) =>
      toolkit && isOlderFile(path) && toolkit.version !== current?.version ? [toolkit] : [],
    )
    return { current, older }
  }

  async function bring(slug: string, before: ReadonlySet<string>): Promise<void> {
    const { current, older } = filesOf(slug)
    if (!current) {
      if (catalogue.remove(slug)) told(`${slug}: gone`)
      return
    }
    catalogue.put(current, older)
    told(`${slug}: ${before.has(slug) ? 'changed' : 'added'}, ${toolCount(current.tools)}`)
  }

  async function look(): Promise<void> {
    const before = new Set([...seen.values()].flatMap(({ toolkit }) => toolkit?.slug ?? []))
    const changed = new Set<string>()
    const paths = await toolkitFiles(folder)
    for (const path of paths) {
      const mark = await markOf(path)
      const last = seen.get(path)
      if (mark === last?.mark) continue
      const toolkit = await telling(() => read(path))
      seen.set(path, { mark, toolkit: toolkit ?? last?.toolkit })
      if (toolkit) for (const one of [toolkit, last?.toolkit]) if (one) changed.add(one.slug)
    }
    for (const [path, { toolkit }] of seen) {
      if (paths.includes(path)) continue
      seen.delete(path)
      if (toolkit) changed.add(toolkit.slug)
    }
    for (const slug of changed) await telling(() => bring(slug, before))
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

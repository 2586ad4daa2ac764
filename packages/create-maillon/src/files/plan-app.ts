import type { Stats } from 'node:fs'
import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Refusal } from '../refusal.ts'
import { mergeLines, mergeVariables } from './merge-lines.ts'
import { mergePackage } from './merge-package.ts'
import { assertOwnImports } from './own-imports.ts'
import { readText } from './read-text.ts'

/** What is to be written, and what stays as it is. */
export interface Plan {
  created: { path: string; text: string }[]
  /** Files that were there, with what they lacked. */
  changed: { path: string; file: string; text: string; before: string }[]
  /** What was there and stays, in words. */
  kept: string[]
}

type Merge = (text: string, ours: string, path: string) => { text: string; kept: string[] }
const lines = (merge: (text: string, ours: string) => string): Merge => {
  return (text, ours) => ({ text: merge(text, ours), kept: [] })
}
const merges: Readonly<Record<string, Merge>> = {
  'package.json': mergePackage,
  '.gitignore': lines(mergeLines),
  '.env': lines(mergeVariables),
}

/** Looks at a folder and writes nothing. Throws a Refusal for a way that leads out of it, and for files that would import another's. */
export async function planApp(folder: string, files: ReadonlyMap<string, string>): Promise<Plan> {
  const root = await realpath(folder).catch(() => folder)
  const plan: Plan = { created: [], changed: [], kept: [] }
  for (const [path, text] of files) {
    const there = await look(join(folder, path))
    if (!there) {
      await assertInside(root, join(folder, dirname(path)), path)
      plan.created.push({ path, text })
      continue
    }
    const merge = merges[path]
    const file = merge && (await assertInside(root, join(folder, path), path))
    if (!file || !(await stat(file)).isFile()) {
      const isSame = there.isFile() && (await readFile(join(folder, path), 'utf8')) === text
      if (!isSame) plan.kept.push(path)
      continue
    }
    const before = await readText(file)
    const merged = merge(before, text, path)
    plan.kept.push(...merged.kept.map((words) => `in ${path}, ${words}`))
    if (merged.text !== before) plan.changed.push({ path, file, text: merged.text, before })
  }
  assertOwnImports(plan)
  return plan
}

async function look(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
}

/** Where a place really is, its links followed, as far as it is there. Throws a Refusal where that is out of the folder. */
async function assertInside(root: string, place: string, path: string): Promise<string> {
  const there = await look(place)
  if (!there) return dirname(place) === place ? place : assertInside(root, dirname(place), path)
  const real = await realpath(place).catch(() => undefined)
  const way = real === undefined ? '..' : relative(root, real)
  if (
    root.startsWith(place) ||
    (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|\\\\)/i.test(way))
  ) {
    if (real !== undefined) return real
  }
  throw new Refusal(
    `${path} is reached by a link that leads out of the folder: nothing was written.`,
    'Take the link away, or choose another folder.',
  )
}

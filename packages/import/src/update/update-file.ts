import { MaillonError } from '@maillon/core/toolkit'
import { matches } from '../openapi/matches.ts'
import { Unusable } from '../openapi/problems.ts'
import { definitionOf, definitionsOf } from '../openapi/schemas.ts'
import { toToolkit } from '../read-toolkit.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import { type ArgumentChange, argumentChanges } from './argument-changes.ts'
import { nextVersion } from './next-version.ts'
import {
  type FactOfTool,
  type FactOfToolkit,
  factsOfTool,
  factsOfToolkit,
  markOf,
} from './record.ts'

/** One fact that the document says otherwise than before. */
export interface FactChange<Fact> {
  fact: Fact
  before: unknown
  after: unknown
  /** Whether it stays as it is in the file, where a person had changed it. */
  isKept: boolean
}

/** One tool that a newer document adds, changes or takes away. */
export interface ToolUpdate {
  slug: string
  kind: 'new' | 'changed' | 'gone'
  /** Whether a person had changed what goes. */
  isMended: boolean
  facts: FactChange<FactOfTool>[]
  /** What of its arguments differs, where the request does. */
  arguments: ArgumentChange[]
}

/** What a newer document or schema changes of a toolkit. */
export interface Update {
  file: ToolkitFile
  toolkit: FactChange<FactOfToolkit>[]
  tools: ToolUpdate[]
}

export interface UpdateOptions {
  /** Tools of which the document is right wherever a person changed them, too, by slug; `*` stands for anything. */
  take?: readonly string[] | undefined
  today?: Date | undefined
}

/**
 * A toolkit's file as a newer import of its document has it, and what differs. What a person changed in the file stays:
 * fact by fact, since marks of what the import had made stand beside it. Both say with what they were `recorded`. Throws
 * `config_invalid` for a file that does not.
 */
export function updateFile(
  file: ToolkitFile,
  imported: ToolkitFile,
  { take = [], today = new Date() }: UpdateOptions = {},
): Update {
  const { made } = file.source
  if (!made) {
    throw new MaillonError('config_invalid', {
      message: `The file of ${file.slug} does not say what the import had made, so that what you changed is not known.`,
      hint: 'Import it again with --force, and make your changes again.',
    })
  }
  const isTaken = (slug: string) => take.some((pattern) => matches(pattern, slug))
  const toolkit = factChanges(factsOfToolkit, file, imported, { marks: made.toolkit })
  const merged = mergedTools(file, imported, { made: made.tools, isTaken })
  const isSame = toolkit.every(({ isKept }) => isKept) && merged.updates.every(changesNothing)
  const { schemas: _, ...facts } = withFacts(file, imported, toolkit)
  const next: ToolkitFile = {
    ...facts,
    version: isSame ? file.version : nextVersion(file.version, today),
    source: imported.source,
    tools: merged.tools,
    ...schemasOf(file, imported, merged.tools),
  }
  // What is written is what will be read.
  toToolkit(next, file.slug)
  return { file: next, toolkit, tools: merged.updates }
}

function changesNothing({ kind, facts }: ToolUpdate): boolean {
  return kind === 'changed' && facts.every(({ isKept }) => isKept)
}

interface Merging {
  made: Readonly<Record<string, string>>
  isTaken: (slug: string) => boolean
}

function mergedTools(file: ToolkitFile, imported: ToolkitFile, { made, isTaken }: Merging) {
  const now = new Map(imported.tools.map((tool) => [tool.slug, tool]))
  const there = new Set(file.tools.map(({ slug }) => slug))
  const updates: ToolUpdate[] = []
  const kept = file.tools.flatMap((before) => {
    const { slug } = before
    const after = now.get(slug)
    const marks = made[slug]
    // Written by hand: no document says anything of it.
    if (marks === undefined) return [before]
    if (!after) {
      const isMended = Object.values(factsOfTool).some(
        (fact, index) => markOf(fact(before)) !== marks.split(' ')[index],
      )
      updates.push({ slug, kind: 'gone', isMended, facts: [], arguments: [] })
      return []
    }
    const facts = factChanges(factsOfTool, before, after, { marks, isTaken: isTaken(slug) })
    if (facts.length > 0) {
      const isOther = facts.some(({ fact }) => fact === 'request')
      const changes = isOther ? argumentChanges(before.input, after.input) : []
      const isMended = facts.some(({ isKept }) => isKept)
      updates.push({ slug, kind: 'changed', isMended, facts, arguments: changes })
    }
    return [withFacts(before, after, facts)]
  })
  // What was imported and is not there, a person took away.
  const added = imported.tools.filter(
    ({ slug }) => !there.has(slug) && (made[slug] === undefined || isTaken(slug)),
  )
  for (const { slug } of added)
    updates.push({ slug, kind: 'new', isMended: false, facts: [], arguments: [] })
  return { tools: [...kept, ...added], updates }
}

interface FactOptions {
  /** Of what the import before had made. */
  marks: string
  isTaken?: boolean
}

function factChanges<Of, Fact extends string>(
  facts: Readonly<Record<Fact, (of: Of) => unknown>>,
  before: Of,
  after: Of,
  { marks, isTaken = false }: FactOptions,
): FactChange<Fact>[] {
  const base = marks.split(' ')
  return (Object.keys(facts) as Fact[]).flatMap((fact, index) => {
    const [old, now] = [facts[fact](before), facts[fact](after)]
    const isMended = markOf(old) !== base[index]
    const isNews = markOf(now) !== base[index]
    if (markOf(old) === markOf(now) || !(isNews || isTaken)) return []
    return [{ fact, before: old, after: now, isKept: isMended && !isTaken }]
  })
}

/** The parts of a tool or a toolkit that a fact is about; `name` is about itself. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  effect: ['effect', 'idempotent'],
  request: ['input', 'wholeInput', 'answers', 'call'],
  address: ['baseUrl', 'hosts', 'origins', 'headers'],
}

function withFacts<Of extends ToolkitFile | ToolOfFile>(
  before: Of,
  after: Of,
  changes: readonly FactChange<string>[],
): Of {
  const taken = changes.filter(({ isKept }) => !isKept)
  const parts = new Set(taken.flatMap(({ fact }) => partsOf[fact] ?? [fact]))
  const own = Object.entries(before).filter(([name]) => !parts.has(name))
  const others = Object.entries(after).filter(([name]) => parts.has(name))
  // In the order of what is imported, so that what did not change differs in no line.
  const order = [...Object.keys(after), ...Object.keys(before)]
  const entries = [...own, ...others].toSorted(
    ([one], [other]) => order.indexOf(one) - order.indexOf(other),
  )
  return Object.fromEntries(entries) as Of
}

/** What `wholeInput` refers to: as the newer document says it, and else as the file has it for tools that stayed. */
function schemasOf(
  { schemas: before = {} }: ToolkitFile,
  { schemas: after = {} }: ToolkitFile,
  tools: readonly ToolOfFile[],
): Pick<ToolkitFile, 'schemas'> {
  const roots = tools.flatMap(({ wholeInput }) => (wholeInput ? [wholeInput] : []))
  if (roots.length === 0) return {}
  const all = { ...before, ...after }
  const schemas = definitionsOf(roots, {
    definition(name) {
      const schema = all[name]
      if (!schema) throw new Unusable(`${name} is nowhere.`)
      return definitionOf(schema)
    },
  })
  return { schemas }
}

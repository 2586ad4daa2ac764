import { createHash } from 'node:crypto'
import { matches } from '../openapi/matches.ts'
import { type Problem, Unusable } from '../openapi/problems.ts'
import { shortText } from '../openapi/texts.ts'
import { createSlugs } from '../openapi/slugs.ts'
import { toToolkit } from '../read-toolkit.ts'
import type { ToolkitFile, ToolOfFile } from '../toolkit-file.ts'
import { nextVersion } from '../update/next-version.ts'
import type { ServerListing } from './list-server.ts'
import { nameOf, soundTool } from './sound-tool.ts'
import { isForModels, toolOfServer } from './tool-of-server.ts'

/** One difference between what was approved and what the server says now. */
export interface ToolChange {
  slug: string
  kind: 'new' | 'changed' | 'gone'
  /** As the file has it; undefined for a new one. */
  before?: ToolOfFile
  /** As it would be; undefined for one that is gone. */
  after?: ToolOfFile
}

export interface ApproveOptions {
  /** Only these, by slug or the server's name; `*` stands for anything. All when left out. */
  only?: readonly string[] | undefined
  /** Whether new tools have the effect that the server says. */
  trustsHints?: boolean
  today?: Date
}

/** A server has no more tools than a catalogue can show; what comes after is told, and left out. */
const mostTools = 1_000

/**
 * What a server's listing would change in a toolkit's file, and the file with these changes. Tools that did not change
 * stay as they are, with what a person wrote there; those that did keep their slug and effect.
 */
export function approveListing(
  file: ToolkitFile,
  listing: ServerListing,
  { only = [], trustsHints = false, today = new Date() }: ApproveOptions = {},
): { file: ToolkitFile; changes: ToolChange[]; problems: Problem[] } {
  const problems: Problem[] = []
  const { found, slugs } = toolsNow(file, listing, { trustsHints, problems })
  const known = new Map(file.tools.map((tool) => [nameAt(tool), tool]))
  const isWanted = (tool: ToolOfFile) =>
    only.length === 0 ||
    only.some((pattern) => matches(pattern, tool.slug) || matches(pattern, nameAt(tool)))
  const changes: ToolChange[] = []
  for (const after of found.values()) {
    const before = known.get(nameAt(after))
    if (before && pin(before) === pin(after)) continue
    if (isWanted(after))
      changes.push(
        before
          ? { slug: after.slug, kind: 'changed', before, after }
          : { slug: after.slug, kind: 'new', after },
      )
  }
  for (const before of file.tools)
    if (!slugs.has(nameAt(before)) && isWanted(before))
      changes.push({ slug: before.slug, kind: 'gone', before })
  const changed = new Map(changes.map((change) => [change.slug, change.after]))
  const tools = [
    ...file.tools.flatMap((tool) =>
      changed.has(tool.slug) ? (changed.get(tool.slug) ?? []) : [tool],
    ),
    ...changes.flatMap(({ kind, after }) => (kind === 'new' && after ? [after] : [])),
  ]
  const approved: ToolkitFile = {
    ...file,
    version: changes.length > 0 ? nextVersion(file.version, today) : file.version,
    source: { ...file.source, sha256: digest(tools) },
    tools,
  }
  // What is written is what will be read.
  toToolkit(approved, file.source.from)
  return { file: approved, changes, problems }
}

function toolsNow(
  file: ToolkitFile,
  { tools }: ServerListing,
  { trustsHints, problems }: { trustsHints: boolean; problems: Problem[] },
) {
  const before = new Map(file.tools.map((tool) => [nameAt(tool), tool]))
  const slugOf = createSlugs(
    file.slug,
    file.tools.map(({ slug }) => slug),
  )
  const found = new Map<string, ToolOfFile>()
  const names = tools.map(nameOf)
  /** All names that the server has for models, sound or not. */
  const slugs = new Set(
    names.filter((name, index) => name !== undefined && isForModels(tools[index])),
  )
  for (const [index, listed] of tools.entries()) {
    const name = names[index]
    const approved = name === undefined ? undefined : before.get(name)
    try {
      if (index >= mostTools) throw new Unusable(`There are more than ${mostTools}.`)
      const tool = soundTool(listed)
      const same = names.filter((other) => other === name).length
      if (same > 1) throw new Unusable(`The server has ${same} tools of its name.`)
      const slug = approved?.slug ?? slugOf(tool.name)
      const now = toolOfServer(tool, { slug, trustsHints })
      found.set(tool.name, approved ? { ...now, effect: approved.effect } : now)
    } catch (error) {
      if (!(error instanceof Unusable || error instanceof RangeError)) throw error
      const fault = error instanceof Unusable ? error.message : 'It is nested too deep.'
      const called = shortText(name, 80)
      const message = called === '' ? fault : `${called}: ${fault}`
      problems.push({ at: `/tools/${index}`, message })
    }
  }
  return { found, slugs }
}

function nameAt({ call }: ToolOfFile): string {
  return call.kind === 'mcp' ? call.tool : ''
}

function pin({ call }: ToolOfFile): string {
  return call.kind === 'mcp' ? call.sha256 : ''
}

function digest(tools: readonly ToolOfFile[]): string {
  return createHash('sha256').update(tools.map(pin).toSorted().join()).digest('hex')
}

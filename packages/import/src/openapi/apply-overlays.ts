import { runInNewContext } from 'node:vm'
import { MaillonError } from '@maillon/core/toolkit'
import type { JSONPathNode, JSONValue } from 'json-p3'
import { isNode, type Node } from './node.ts'
import { parseText } from './parse-text.ts'
import { tooDeep } from '../too-deep.ts'
import type { Problem } from './problems.ts'
import { textOf } from './texts.ts'

/** An overlay, and what its file is called. */
export interface Overlay {
  from: string
  text: string
}

/** A document as overlays leave it, and what of them did nothing. */
export interface Overlaid {
  text: string
  problems: Problem[]
}

/** All places of the largest real documents together are not as many. */
const mostPlaces = 2_000_000

/**
 * Applies overlays to a document, one after the other (https://spec.openapis.org/overlay/v1.0.0). Throws `config_invalid`
 * for what is no overlay, and for a target that takes longer than `mostMs` to find; one that matches nothing is told.
 */
export async function applyOverlays(
  document: string,
  overlays: readonly Overlay[],
  { mostMs = 10_000 }: { mostMs?: number } = {},
): Promise<Overlaid> {
  if (overlays.length === 0) return { text: document, problems: [] }
  const root = parsed(document, 'The document')
  const problems: Problem[] = []
  for (const { from, text } of overlays) {
    const overlay = parsed(text, from)
    if (
      !isNode(overlay) ||
      !textOf(overlay.overlay).startsWith('1.') ||
      !Array.isArray(overlay.actions)
    )
      throw refused(`${from} is no OpenAPI Overlay of version 1.`)
    for (const [index, action] of overlay.actions.entries()) {
      const told = await apply(root, isNode(action) ? action : {}, { from, mostMs }).catch(
        (error: unknown) => {
          if (error instanceof RangeError) throw tooDeep(from, error)
          throw error
        },
      )
      if (told !== undefined) problems.push({ at: `${from}#/actions/${index}`, message: told })
    }
  }
  try {
    return { text: JSON.stringify(root), problems }
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep('The document', error)
    throw error
  }
}

/** Does one action, or says why it does nothing. */
async function apply(
  root: unknown,
  action: Node,
  searching: Searching,
): Promise<string | undefined> {
  const { target, update, remove } = action
  const nodes = await selected(root, target, searching)
  if (nodes.length === 0) return `"${textOf(target).slice(0, 200)}" matches nothing.`
  if (remove === true) return removed(nodes)
  if (update === undefined) return 'It says neither update nor remove.'
  // A place that is selected twice is one.
  const values = [...new Set(nodes.map(({ value }) => value))]
  return values.filter((value) => isMerged(value, update)).length === values.length
    ? undefined
    : 'What is updated is an object by an object, or a list by an entry.'
}

interface Searching {
  from: string
  mostMs: number
}

async function selected(
  root: unknown,
  target: unknown,
  { from, mostMs }: Searching,
): Promise<JSONPathNode[]> {
  const { JSONPathEnvironment } = await import('json-p3')
  const paths = new JSONPathEnvironment({ maxRecursionDepth: 1_000 })
  const text = textOf(target)
  const search = () => {
    const found: JSONPathNode[] = []
    for (const node of paths.lazyQuery(text, root as JSONValue)) {
      if (found.push(node) > mostPlaces) throw new Error('it matches too much.')
    }
    return found
  }
  try {
    // Its patterns could take hours over a short text, and nothing else ends one that runs.
    return runInNewContext('search()', { search }, { timeout: mostMs }) as JSONPathNode[]
  } catch (cause) {
    throw refused(
      `"${text.slice(0, 200)}" in ${from} cannot be followed: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}

function removed(nodes: readonly JSONPathNode[]): string | undefined {
  if (nodes.some(({ location }) => location.length === 0))
    return 'The whole document cannot be removed.'
  // All are found before the first one goes, since places in lists are others after it.
  const places = nodes.map(({ location, root }) => ({
    holder: location.slice(0, -1).reduce<unknown>((at, key) => (at as Node)[key], root),
    key: location.at(-1) ?? '',
  }))
  for (const [holder, all] of Map.groupBy(places, (place) => place.holder)) {
    const keys = new Set(all.map(({ key }) => key))
    if (Array.isArray(holder)) {
      const kept = holder.filter((_, index) => !keys.has(index)) as unknown[]
      holder.length = 0
      for (const one of kept) holder.push(one)
    } else for (const key of keys) delete (holder as Node)[key]
  }
  return undefined
}

function isMerged(target: unknown, update: unknown): boolean {
  if (Array.isArray(target)) return target.push(structuredClone(update)) > 0
  if (!isNode(target) || !isNode(update)) return false
  merge(target, update)
  return true
}

/** Objects within objects are merged, lists are joined, and anything else takes the place of what was there. */
function merge(target: Node, update: Node): void {
  for (const [name, value] of Object.entries(update)) {
    if (name === '__proto__') continue
    const own = Object.hasOwn(target, name) ? target[name] : undefined
    if (isNode(own) && isNode(value)) merge(own, value)
    else if (Array.isArray(own) && Array.isArray(value)) own.push(...structuredClone(value))
    else target[name] = structuredClone(value)
  }
}

function parsed(text: string, from: string): unknown {
  try {
    return parseText(text)
  } catch (cause) {
    if (MaillonError.is(cause)) throw cause
    throw refused(
      `${from} is neither JSON nor YAML: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}

function refused(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: 'Mend the overlay: https://spec.openapis.org/overlay/v1.0.0',
  })
}

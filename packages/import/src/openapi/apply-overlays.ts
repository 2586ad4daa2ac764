import { MaillonError } from '@maillon/core'
import type { JSONPathNode, JSONValue } from 'json-p3'
import { isNode, type Node } from './node.ts'
import { parseText } from './parse-text.ts'
import type { Problem } from './problems.ts'

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

/**
 * Applies overlays to a document, one after the other (https://spec.openapis.org/overlay/v1.0.0). Throws `config_invalid`
 * for what is no overlay; a target that matches nothing is told.
 */
export async function applyOverlays(
  document: string,
  overlays: readonly Overlay[],
): Promise<Overlaid> {
  if (overlays.length === 0) return { text: document, problems: [] }
  const root = parsed(document, 'The document')
  const problems: Problem[] = []
  for (const { from, text } of overlays) {
    const overlay = parsed(text, from)
    if (
      !isNode(overlay) ||
      !String(overlay.overlay).startsWith('1.') ||
      !Array.isArray(overlay.actions)
    )
      throw refused(`${from} is no OpenAPI Overlay of version 1.`)
    for (const [index, action] of overlay.actions.entries()) {
      const told = await apply(root, isNode(action) ? action : {}, from)
      if (told !== undefined) problems.push({ at: `${from}#/actions/${index}`, message: told })
    }
  }
  return { text: JSON.stringify(root), problems }
}

/** Does one action, or says why it does nothing. */
async function apply(root: unknown, action: Node, from: string): Promise<string | undefined> {
  const { target, update, remove } = action
  const nodes = await selected(root, target, from)
  if (nodes.length === 0) return `"${String(target).slice(0, 200)}" matches nothing.`
  if (remove === true) return removed(nodes)
  if (update === undefined) return 'It says neither update nor remove.'
  const done = nodes.filter(({ value }) => isMerged(value, update))
  return done.length === nodes.length
    ? undefined
    : 'What is updated is an object by an object, or a list by an entry.'
}

async function selected(root: unknown, target: unknown, from: string): Promise<JSONPathNode[]> {
  const { JSONPathEnvironment } = await import('json-p3')
  const paths = new JSONPathEnvironment({ maxRecursionDepth: 1_000 })
  try {
    return paths.query(String(target), root as JSONValue).nodes
  } catch (cause) {
    throw refused(
      `"${String(target).slice(0, 200)}" in ${from} is no JSONPath: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}

/** The last first, so that places in lists stay what they are. */
function removed(nodes: readonly JSONPathNode[]): string | undefined {
  for (const { location, root } of nodes.toReversed()) {
    const last = location.at(-1)
    if (last === undefined) return 'The whole document cannot be removed.'
    const holder = location.slice(0, -1).reduce<unknown>((at, key) => (at as Node)[key], root)
    if (Array.isArray(holder)) holder.splice(Number(last), 1)
    else delete (holder as Node)[last]
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

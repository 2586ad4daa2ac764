import { posix } from 'node:path'
import { isNode, type Node, walk } from './node.ts'
import { parseText } from './parse-text.ts'
import { Unusable } from './problems.ts'

/** Reads a file of the document's folder by its path below that; undefined where there is none that may be read. */
export type ReadFile = (path: string) => string | undefined

const longestChain = 50

/**
 * What `$ref`s lead to: into the document itself by its `path`, and into files beside and below it where `readFile` gives
 * them. Nothing is fetched. Throws Unusable for what leads nowhere or elsewhere.
 */
export function createResolver(
  root: Node,
  { path, readFile }: { path: string; readFile?: ReadFile | undefined },
): (node: unknown) => unknown {
  const files = new Map<string, unknown>([
    ['', root],
    [path, root],
  ])
  const fileOf = (name: string, reference: string): unknown => {
    if (files.has(name)) return files.get(name)
    const text = isBelow(name) ? readFile?.(name) : undefined
    if (text === undefined) throw elsewhere(reference, readFile !== undefined)
    const file = parsed(text, name)
    walk(file, (node) => {
      if (typeof node.$ref === 'string') node.$ref = absolute(node.$ref, name)
    })
    files.set(name, file)
    return file
  }
  return (node) => {
    let found = node
    for (let steps = 0; isNode(found) && typeof found.$ref === 'string'; steps += 1) {
      const reference = found.$ref
      if (steps === longestChain)
        throw new Unusable(`${quoted(reference)} leads round in a circle.`)
      const [file = '', ...fragment] = absolute(reference, '').split('#')
      found = target(fileOf(file, reference), fragment.join('#'), reference)
    }
    return found
  }
}

/** A reference of one file, as it is below the document's folder. */
function absolute(reference: string, from: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference)) return reference
  const [file = '', ...fragment] = reference.split('#')
  const name = decoded(file)
  const path =
    name === '' ? from : name.startsWith('/') ? name : posix.join(posix.dirname(from), name)
  return fragment.length > 0 ? `${path}#${fragment.join('#')}` : path
}

function isBelow(path: string): boolean {
  return !/^\.\.(\/|$)|^\/|^[a-z][a-z0-9+.-]*:|\\|\0/i.test(path)
}

function parsed(text: string, name: string): unknown {
  try {
    return parseText(text)
  } catch {
    throw new Unusable(`${quoted(name)} is neither JSON nor YAML.`)
  }
}

/** RFC 6901; a number is an index where it meets an array (§4). */
function target(file: unknown, fragment: string, reference: string): unknown {
  const [first = '', ...parts] = fragment.split('/')
  let found: unknown = first === '' ? file : undefined
  for (const part of parts) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = /^(0|[1-9]\d*)$/.test(name) ? found[Number(name)] : undefined
    else found = isNode(found) && Object.hasOwn(found, name) ? found[name] : undefined
  }
  if (found === undefined) throw new Unusable(`${quoted(reference)} leads nowhere.`)
  return found
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function elsewhere(reference: string, hasFolder: boolean): Unusable {
  return new Unusable(
    hasFolder
      ? `${quoted(reference)} leads to no file of the document’s folder, and nothing is fetched.`
      : `${quoted(reference)} leads to another document, and none is fetched.`,
  )
}

function quoted(reference: string): string {
  return `"${reference.slice(0, 200)}"`
}

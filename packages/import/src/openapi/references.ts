import { isNode, type Node } from './node.ts'
import { parseText } from './parse-text.ts'
import { Unusable } from './problems.ts'
import { addResources, belowFolder, decoded, type Resource, type Resources } from './resources.ts'

/** Reads a file of the document's folder by its path below that; undefined where there is none that may be read. */
export type ReadFile = (path: string) => string | undefined

const longestChain = 50

export interface Files {
  /** The document's own path. */
  path: string
  readFile?: ReadFile | undefined
  /** Whether anything in the document may name itself. */
  isNamed?: boolean
}

/**
 * What `$ref`s lead to: into the document itself by its `path`, to what in it names itself, and into files beside and
 * below it where `readFile` gives them. Nothing is fetched. Throws Unusable for what leads nowhere or elsewhere.
 */
export function createResolver(
  root: Node,
  { path, readFile, isNamed = true }: Files,
): (node: unknown) => unknown {
  const known: Resources = new Map()
  if (isNamed) addResources(root, '', known)
  const whole = known.get('') ?? { node: root, file: root, anchors: new Map<string, unknown>() }
  known.set('', whole).set(path, whole)
  const resourceOf = (address: string, reference: string): Resource => {
    const text = !known.has(address) && isBelow(address) ? readFile?.(address) : undefined
    if (text !== undefined) addResources(parsed(text, address), address, known)
    const resource = known.get(address)
    if (resource) return resource
    throw elsewhere(reference, readFile !== undefined)
  }
  // Most references stand in a document many times.
  const targets = new Map<string, unknown>()
  const targetOf = (reference: string): unknown => {
    const [address = '', ...fragment] = belowFolder(reference, '').split('#')
    const found = target(resourceOf(address, reference), fragment.join('#'), reference)
    targets.set(reference, found)
    return found
  }
  return (node) => {
    let found = node
    for (let steps = 0; isNode(found) && typeof found.$ref === 'string'; steps += 1) {
      const reference = found.$ref
      if (steps === longestChain)
        throw new Unusable(`${quoted(reference)} leads round in a circle.`)
      found = targets.get(reference) ?? targetOf(reference)
    }
    return found
  }
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

function target({ node, file, anchors }: Resource, fragment: string, reference: string): unknown {
  const isPointer = fragment === '' || fragment.startsWith('/')
  // Many schemas that name themselves go on to refer to the document's others by its own pointers.
  const found = isPointer ? (at(node, fragment) ?? at(file, fragment)) : anchors.get(fragment)
  if (found === undefined) throw new Unusable(`${quoted(reference)} leads nowhere.`)
  return found
}

/** RFC 6901; a number is an index where it meets an array (§4). */
function at(whole: unknown, pointer: string): unknown {
  let found = whole
  for (const part of pointer.split('/').slice(1)) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = /^(0|[1-9]\d*)$/.test(name) ? found[Number(name)] : undefined
    else found = isNode(found) && Object.hasOwn(found, name) ? found[name] : undefined
  }
  return found
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

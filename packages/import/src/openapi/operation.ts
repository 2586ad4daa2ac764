import type { Node } from './node.ts'

/** One operation of a document, as it stands there. */
export interface Operation {
  method: (typeof methods)[number]
  path: string
  node: Node
  /** What all operations of the path have. */
  shared: Node
}

/** Methods that tools have; the others ask about an address, or for nothing that an agent needs. */
export const methods = ['get', 'query', 'put', 'post', 'delete', 'patch'] as const

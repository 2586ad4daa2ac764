import type { Registry } from '../registry.ts'

/** Where the part works. */
export interface Place {
  registry: Registry
  folder: string
}

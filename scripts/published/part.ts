import type { Registry } from './registry.ts'

/** Tries one thing that readers do with published packages, in a folder of its own; answers what is wrong, printing what was tried. */
export type Part = (place: { registry: Registry; folder: string }) => Promise<string[]>

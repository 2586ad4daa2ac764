import { createHash } from 'node:crypto'
import type { OverlayOfFile, ToolkitFile, ToolOfFile } from '../toolkit-file.ts'

/** With what a toolkit was imported, in the words of the command; `true` for what is but said. */
export type ImportedWith = Record<string, string | true | string[]>

/** What belongs together: a call is made of its arguments, so that they are one fact. */
export const factsOfTool = {
  name: ({ name }: ToolOfFile) => name,
  description: ({ description }: ToolOfFile) => description,
  effect: ({ effect, idempotent }: ToolOfFile) => ({ effect, idempotent }),
  scopes: ({ scopes }: ToolOfFile) => scopes,
  request: ({ input, wholeInput, call }: ToolOfFile) => ({ input, wholeInput, call }),
}
export type FactOfTool = keyof typeof factsOfTool

export const factsOfToolkit = {
  name: ({ name }: ToolkitFile) => name,
  description: ({ description }: ToolkitFile) => description,
  address: ({ baseUrl, hosts, origins, headers }: ToolkitFile) => ({
    baseUrl,
    hosts,
    origins,
    headers,
  }),
  auth: ({ auth }: ToolkitFile) => auth,
  docsUrl: ({ docsUrl }: ToolkitFile) => docsUrl,
}
export type FactOfToolkit = keyof typeof factsOfToolkit

/** Marks of all that an import made, by which what a person changed since is known: of the toolkit, and by slug of its tools. */
export interface Made {
  toolkit: string
  tools: Record<string, string>
}

/** A file that says with what it was imported, after which overlays, and what the import made of it. */
export function recorded(
  file: ToolkitFile,
  options: ImportedWith,
  overlays: readonly OverlayOfFile[] = [],
): ToolkitFile {
  const made = {
    toolkit: marksOf(factsOfToolkit, file),
    tools: Object.fromEntries(file.tools.map((tool) => [tool.slug, marksOf(factsOfTool, tool)])),
  }
  const applied = overlays.length > 0 && { overlays: [...overlays] }
  return { ...file, source: { ...file.source, options, ...applied, made } }
}

/** A mark of each fact, in their order. */
export function marksOf<Of>(facts: Readonly<Record<string, (of: Of) => unknown>>, of: Of): string {
  return Object.values(facts)
    .map((fact) => markOf(fact(of)))
    .join(' ')
}

/** The same for the same value, whatever the order of its names. */
export function markOf(value: unknown): string {
  const text = JSON.stringify(value, sorted) ?? ''
  return createHash('sha256').update(text).digest('base64url').slice(0, 8)
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries)
}

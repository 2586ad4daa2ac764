import type { Preview } from '../results/preview.ts'

/** How a file is read, and so what an offset counts. */
export const waysToRead = ['text', 'lines', 'rows', 'pages', 'json'] as const
export type WayToRead = (typeof waysToRead)[number]

/** What is to be read of a file. */
export interface FilePartRequest {
  as: WayToRead
  /** Of JSON: a JSON Pointer. */
  path: string
  /** From which character, line, row, page or item. With `search`, from where on to look. */
  offset: number
  limit?: number | undefined
  /** Answers where this occurs, in place of the part itself. */
  search?: string | undefined
  /** Of rows: whether the first one names the columns; which columns; what stands between two values. */
  header: boolean
  columns?: readonly string[] | undefined
  delimiter?: string | undefined
  /** How long the answer's value may be, as JSON. */
  maxCharacters: number
}

/** A part of a file. */
export interface FilePart {
  offset: number
  /** How many there are of what the offset counts, where that is known by now. */
  total?: number
  value?: unknown
  /** Of rows, when the first one names them. */
  columns?: readonly string[]
  /** Places where the text occurs: what stands around it, and the offset or path to read there. */
  hits?: readonly ({ offset: number; excerpt: string } | { path: string; excerpt: string })[]
  /** Where to read or look on; left out at the end. */
  next_offset?: number
  /** What is too large even so, and was shortened. */
  cut?: Preview['cut']
}

/** What is read, and how long that may take. */
export interface FileReading extends FilePartRequest {
  mimetype: string
  size: number
  /** When to stop looking on, and answer what was found; as `performance.now` counts. */
  until: number
}

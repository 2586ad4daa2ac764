import { z } from 'zod'
import { clip } from '../clip.ts'

/** Which table of which base. */
export const table = {
  baseId: z.string().describe('`id` of the base, from AIRTABLE_LIST_BASES: app…'),
  tableIdOrName: z
    .string()
    .describe('`id` or name of the table, from AIRTABLE_GET_BASE_SCHEMA; ids survive renaming.'),
}

export const recordId = z.string().describe('`id` of the record: rec…')

export const cells = z.record(z.string(), z.unknown())

/** A record, as a model needs it. */
export const record = z.object({
  id: z.string(),
  createdTime: z.string().optional(),
  fields: cells.describe('Its cells by the names of the columns; empty ones are left out.'),
})

/** What lists answer about the page after. */
export const nextCursor = z
  .string()
  .nullable()
  .describe('`offset` of the next page; null on the last one.')

export const offset = z
  .string()
  .optional()
  .describe('`next_cursor` of the page before; leave out for the first page.')

/** A record, as Airtable answers it. */
export interface AirtableRecord {
  id: string
  createdTime?: string
  fields: Record<string, unknown>
}

/** A record whose texts have at most this many characters. */
export function readRecord({ fields, ...record }: AirtableRecord, length: number): AirtableRecord {
  return {
    ...record,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, readCell(value, length)]),
    ),
  }
}

function readCell(value: unknown, length: number): unknown {
  if (typeof value === 'string') return clip(value, length)
  return Array.isArray(value) ? value.map(readItem) : value
}

/** Attachments come with three thumbnails each. */
function readItem(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('filename' in item)) return item
  const { thumbnails: _thumbnails, ...attachment } = item as Record<string, unknown>
  return attachment
}

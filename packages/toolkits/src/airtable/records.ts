import { defineTool, del, get, patch, path, post, type Query } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type AirtableRecord,
  cells,
  nextCursor,
  offset,
  readRecord,
  record,
  recordId,
  table,
} from './fields.ts'

const whole = 50_000
const short = 1000

export const listRecords = defineTool({
  slug: 'AIRTABLE_LIST_RECORDS',
  name: 'List records',
  description:
    'List the records of a table, filtered by a formula and sorted. Look at AIRTABLE_GET_BASE_SCHEMA first.',
  effect: 'read',
  important: true,
  scopes: ['data.records:read'],
  keywords: ['rows', 'find', 'search', 'query', 'filter', 'spreadsheet', 'database'],
  input: z.object({
    ...table,
    filterByFormula: z
      .string()
      .optional()
      .describe(
        'Only those for which it is true: {Status}="Open", SEARCH("rope",LOWER({Name})), AND(…), IS_AFTER({Due},TODAY()).',
      ),
    sort: z
      .array(
        z.object({
          field: z.string().describe('Name of the column.'),
          direction: z.enum(['asc', 'desc']).default('asc').describe('Which way.'),
        }),
      )
      .default([])
      .describe('What to sort by, the first one first.'),
    fields: z.array(z.string()).default([]).describe('Only these columns; all when left out.'),
    view: z.string().optional().describe('Only what this view shows, in its order: id or name.'),
    pageSize: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
    offset,
  }),
  output: z.object({ records: z.array(record), next_cursor: nextCursor }),
  request: ({ baseId, tableIdOrName, sort, fields, ...query }) =>
    get(path`/${baseId}/${tableIdOrName}`, {
      ...query,
      ...(fields.length > 0 && { 'fields[]': fields }),
      ...sortQuery(sort),
    }),
  response: ({ records, offset: next }: { records: AirtableRecord[]; offset?: string }) => ({
    records: records.map((one) => readRecord(one, short)),
    next_cursor: next ?? null,
  }),
})

function sortQuery(sort: readonly { field: string; direction: string }[]): Query {
  return Object.fromEntries(
    sort.flatMap(({ field, direction }, index) => [
      [`sort[${index}][field]`, field],
      [`sort[${index}][direction]`, direction],
    ]),
  )
}

export const getRecord = defineTool({
  slug: 'AIRTABLE_GET_RECORD',
  name: 'Get a record',
  description: 'Get one record with all of its cells, long texts whole.',
  effect: 'read',
  scopes: ['data.records:read'],
  keywords: ['row', 'open', 'details', 'read'],
  input: z.object({ ...table, recordId }),
  output: record,
  request: ({ baseId, tableIdOrName, recordId: id }) =>
    get(path`/${baseId}/${tableIdOrName}/${id}`),
  response: (one: AirtableRecord) => readRecord(one, whole),
})

const newCells = cells.describe(
  'Cells by the names of the columns: {"Name":"Rope","Price":8,"Tags":["gear"],"Due":"2026-11-26","Supplier":["rec…"]}.',
)

const typecast = z
  .boolean()
  .default(false)
  .describe('Whether Airtable makes fitting values of texts, and new choices where one is missing.')

export const createRecord = defineTool({
  slug: 'AIRTABLE_CREATE_RECORD',
  name: 'Create a record',
  description: 'Add a record to a table. AIRTABLE_GET_BASE_SCHEMA tells its columns.',
  effect: 'write',
  important: true,
  scopes: ['data.records:write'],
  keywords: ['row', 'add', 'new', 'insert', 'entry'],
  input: z.object({ ...table, fields: newCells, typecast }),
  output: record,
  request: ({ baseId, tableIdOrName, ...body }) => post(path`/${baseId}/${tableIdOrName}`, body),
  response: (one: AirtableRecord) => readRecord(one, short),
})

export const createRecords = defineTool({
  slug: 'AIRTABLE_CREATE_MULTIPLE_RECORDS',
  name: 'Create several records',
  description: 'Add up to 10 records to a table in one go.',
  effect: 'write',
  scopes: ['data.records:write'],
  keywords: ['rows', 'bulk', 'import', 'batch', 'many'],
  input: z.object({
    ...table,
    records: z
      .array(z.object({ fields: newCells }))
      .min(1)
      .max(10)
      .describe('The records.'),
    typecast,
  }),
  output: z.object({ records: z.array(record) }),
  request: ({ baseId, tableIdOrName, ...body }) => post(path`/${baseId}/${tableIdOrName}`, body),
  response: ({ records }: { records: AirtableRecord[] }) => ({
    records: records.map((one) => readRecord(one, short)),
  }),
})

export const updateRecord = defineTool({
  slug: 'AIRTABLE_UPDATE_RECORD',
  name: 'Change a record',
  description: 'Change cells of a record; those left out stay. null empties a cell.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['data.records:write'],
  keywords: ['row', 'edit', 'set', 'status', 'done'],
  input: z.object({ ...table, recordId, fields: newCells, typecast }),
  output: record,
  request: ({ baseId, tableIdOrName, recordId: id, ...body }) =>
    patch(path`/${baseId}/${tableIdOrName}/${id}`, body),
  response: (one: AirtableRecord) => readRecord(one, short),
})

export const deleteRecord = defineTool({
  slug: 'AIRTABLE_DELETE_RECORD',
  name: 'Delete a record',
  description: 'Delete a record of a table with all of its cells.',
  effect: 'destroy',
  idempotent: true,
  scopes: ['data.records:write'],
  keywords: ['row', 'remove'],
  input: z.object({ ...table, recordId }),
  output: z.object({ id: z.string(), deleted: z.boolean() }),
  request: ({ baseId, tableIdOrName, recordId: id }) =>
    del(path`/${baseId}/${tableIdOrName}/${id}`),
})

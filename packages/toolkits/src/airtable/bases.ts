import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { nextCursor, offset, table } from './fields.ts'

export const listBases = defineTool({
  slug: 'AIRTABLE_LIST_BASES',
  name: 'List bases',
  description: 'List the bases that were shared with this connection.',
  effect: 'read',
  important: true,
  scopes: ['schema.bases:read'],
  keywords: ['databases', 'workspaces', 'find'],
  input: z.object({ offset }),
  output: z.object({
    bases: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        permissionLevel: z
          .string()
          .describe('What may be done: `none`, `read`, `comment`, `edit`, `create`.'),
      }),
    ),
    next_cursor: nextCursor,
  }),
  request: (query) => get('/meta/bases', query),
  response: ({ bases, offset: next }: { bases: AirtableBase[]; offset?: string }) => ({
    bases,
    next_cursor: next ?? null,
  }),
})

interface AirtableBase {
  id: string
  name: string
  permissionLevel: string
}

interface AirtableTable {
  id: string
  name: string
  description?: string
  primaryFieldId: string
  fields: {
    id: string
    name: string
    type: string
    description?: string
    options?: { choices?: { name: string }[]; linkedTableId?: string }
  }[]
  views: { id: string; name: string; type: string }[]
}

const column = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  description: z.string().optional(),
  choices: z.array(z.string()).optional().describe('What may be chosen.'),
  linkedTableId: z.string().optional().describe('The table whose records it holds.'),
})

export const getBaseSchema = defineTool({
  slug: 'AIRTABLE_GET_BASE_SCHEMA',
  name: 'Get the tables of a base',
  description:
    'Get the tables of a base with their columns, choices and views. Look here before you read or write records.',
  effect: 'read',
  important: true,
  scopes: ['schema.bases:read'],
  keywords: ['schema', 'columns', 'fields', 'structure', 'views'],
  input: z.object({ baseId: table.baseId }),
  output: z.object({
    tables: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string().optional(),
        primaryFieldId: z.string(),
        fields: z.array(column),
        views: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
      }),
    ),
  }),
  request: ({ baseId }) => get(path`/meta/bases/${baseId}/tables`),
  response: ({ tables }: { tables: AirtableTable[] }) => ({
    tables: tables.map(({ fields, ...one }) => ({
      ...one,
      fields: fields.map(({ options, ...field }) => ({
        ...field,
        choices: options?.choices?.map(({ name }) => name),
        linkedTableId: options?.linkedTableId,
      })),
    })),
  }),
})

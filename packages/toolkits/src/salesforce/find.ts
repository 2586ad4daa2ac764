import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { data, objectName, readRecord, record, recordId } from './fields.ts'

const found = z.object({
  totalSize: z.number(),
  records: z.array(record),
  next: z.string().optional().describe('`query_locator` of SALESFORCE_FETCH_MORE.'),
})

export const query = defineTool({
  slug: 'SALESFORCE_RUN_QUERY',
  name: 'Query records',
  description:
    'Read records by SOQL: `SELECT Id, Name, Amount FROM Opportunity WHERE IsClosed = false ORDER BY CloseDate LIMIT 20`. Knows no `SELECT *`; texts are in single quotes, dates like `2026-11-30` and `THIS_MONTH` are not.',
  effect: 'read',
  important: true,
  scopes: ['api'],
  keywords: [
    'soql',
    'list',
    'find',
    'report',
    'opportunities',
    'accounts',
    'leads',
    'cases',
    'crm',
  ],
  plan: [{ tool: 'SALESFORCE_GET_FIELDS', to: 'learn the API names of fields' }],
  input: z.object({ query: z.string().min(1).describe('The SOQL.') }),
  output: found,
  request: ({ query: q }) => get(`${data}/query`, { q }),
  response: readFound,
})

export const fetchMore = defineTool({
  slug: 'SALESFORCE_FETCH_MORE',
  name: 'Query further records',
  description: 'Read the next records of a query that found more than one answer holds.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['soql', 'next page', 'continue', 'rest'],
  input: z.object({
    query_locator: z
      .string()
      .regex(/^[\w-]+$/)
      .describe('`next` of SALESFORCE_RUN_QUERY.'),
  }),
  output: found,
  request: ({ query_locator }) => get(data + path`/query/${query_locator}`),
  response: readFound,
})

function readFound({ totalSize, records, nextRecordsUrl }: Found) {
  return {
    totalSize,
    records: records.map(readRecord),
    next: nextRecordsUrl?.split('/').at(-1),
  }
}

interface Found {
  totalSize: number
  records: Record<string, unknown>[]
  nextRecordsUrl?: string
}

/** What has a meaning in SOSL stands behind a backslash. */
const escaped = (words: string) => words.replaceAll(/[?&|!{}[\]()^~*:\\"'+-]/g, String.raw`\$&`)

const named = [
  'Account(Id, Name)',
  'Contact(Id, Name, Email)',
  'Lead(Id, Name, Company, Email)',
  'Opportunity(Id, Name, StageName)',
]

export const search = defineTool({
  slug: 'SALESFORCE_SEARCH_RECORDS',
  name: 'Search records',
  description: 'Find accounts, contacts, leads and opportunities by words in any of their fields.',
  effect: 'read',
  important: true,
  scopes: ['api'],
  keywords: ['find', 'look up', 'customer', 'person', 'company', 'sosl', 'crm', 'who'],
  input: z.object({
    text: z.string().min(2).describe('A name, an e-mail address, a number.'),
    limit: z.int().min(1).max(200).default(20).describe('How many of each kind, at most 200.'),
  }),
  output: z.object({ records: z.array(record) }),
  request: ({ text, limit }) =>
    get(`${data}/search`, {
      q: `FIND {${escaped(text)}} IN ALL FIELDS RETURNING ${named
        .map((one) => one.replace(')', ` LIMIT ${limit})`))
        .join(', ')}`,
    }),
  response: ({ searchRecords }: { searchRecords: Record<string, unknown>[] }) => ({
    records: searchRecords.map(readRecord),
  }),
})

export const getRecord = defineTool({
  slug: 'SALESFORCE_GET_RECORD',
  name: 'Get a record',
  description: 'Get one record by id, with the fields that are named.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['read', 'account', 'contact', 'lead', 'opportunity', 'case', 'details'],
  plan: [{ tool: 'SALESFORCE_SEARCH_RECORDS', to: 'find the record: its Id is the record_id' }],
  input: z.object({
    object: objectName,
    record_id: recordId,
    fields: z
      .array(z.string().regex(/^\w+$/))
      .optional()
      .describe('API names of fields; all when left out.'),
  }),
  output: z.object({ record }),
  request: ({ object, record_id, fields }) =>
    get(data + path`/sobjects/${object}/${record_id}`, { fields: fields?.join(',') }),
  response: (source: Record<string, unknown>) => ({ record: readRecord(source) }),
})

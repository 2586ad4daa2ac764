import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { scopes, spreadsheetId } from './fields.ts'

const fields =
  'spreadsheetId,spreadsheetUrl,properties(title,locale,timeZone),sheets.properties(sheetId,title,index,gridProperties(rowCount,columnCount))'

const sheet = z.object({
  sheetId: z.number().describe('The number that tools on sheets take.'),
  title: z.string(),
  index: z.number().optional(),
  gridProperties: z
    .object({ rowCount: z.number().optional(), columnCount: z.number().optional() })
    .optional(),
})

const spreadsheet = z.object({
  spreadsheetId: z.string(),
  spreadsheetUrl: z.string().optional(),
  properties: z.object({
    title: z.string(),
    locale: z.string().optional(),
    timeZone: z.string().optional(),
  }),
  sheets: z.array(z.object({ properties: sheet })),
})

export const getSpreadsheet = defineTool({
  slug: 'GOOGLESHEETS_GET_SPREADSHEET_INFO',
  name: 'Describe a spreadsheet',
  description: 'Tell the title of a spreadsheet and its sheets with their ids and sizes; no cells.',
  effect: 'read',
  scopes,
  keywords: ['tabs', 'structure', 'which', 'names'],
  input: z.object({ spreadsheet_id: spreadsheetId }),
  output: spreadsheet,
  request: ({ spreadsheet_id }) => get(path`/spreadsheets/${spreadsheet_id}`, { fields }),
})

export const createSpreadsheet = defineTool({
  slug: 'GOOGLESHEETS_CREATE_GOOGLE_SHEET1',
  name: 'Create a spreadsheet',
  description: 'Make a new, empty spreadsheet.',
  effect: 'write',
  scopes,
  keywords: ['new', 'make', 'table', 'google sheet'],
  input: z.object({ title: z.string().min(1).describe('What it is called.') }),
  output: spreadsheet,
  request: ({ title }) => ({
    ...post('/spreadsheets', { properties: { title } }),
    query: { fields },
  }),
})

const sheetId = z.int().min(0).describe('`sheetId` from GOOGLESHEETS_GET_SPREADSHEET_INFO.')

/** Changes of sheets go as a batch of requests; each tool sends one. */
const change = (id: string, request: object) =>
  post(path`/spreadsheets/${id}:batchUpdate`, { requests: [request] })

export const addSheet = defineTool({
  slug: 'GOOGLESHEETS_ADD_SHEET',
  name: 'Add a sheet',
  description: 'Add an empty sheet, a tab, to a spreadsheet.',
  effect: 'write',
  scopes,
  keywords: ['new', 'tab', 'create'],
  input: z.object({
    spreadsheetId,
    title: z.string().min(1).max(100).describe('What the tab says.'),
  }),
  output: z.object({ sheet }),
  request: ({ spreadsheetId: id, title }) => change(id, { addSheet: { properties: { title } } }),
  response: ({ replies }: { replies: { addSheet: { properties: never } }[] }) => ({
    sheet: replies[0]?.addSheet.properties as never,
  }),
})

export const renameSheet = defineTool({
  slug: 'GOOGLESHEETS_UPDATE_SHEET_PROPERTIES',
  name: 'Rename a sheet',
  description: 'Give a sheet, a tab, another title.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['tab', 'title', 'change'],
  input: z.object({
    spreadsheetId,
    sheetId,
    title: z.string().min(1).max(100).describe('What the tab says.'),
  }),
  output: z.object({ renamed: z.literal(true) }),
  request: ({ spreadsheetId: id, sheetId: number, title }) =>
    change(id, {
      updateSheetProperties: { properties: { sheetId: number, title }, fields: 'title' },
    }),
  response: () => ({ renamed: true as const }),
})

export const deleteSheet = defineTool({
  slug: 'GOOGLESHEETS_DELETE_SHEET',
  name: 'Delete a sheet',
  description: 'Delete a sheet, a tab, with all its cells.',
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['remove', 'tab'],
  input: z.object({ spreadsheetId, sheet_id: sheetId }),
  output: z.object({ deleted: z.literal(true) }),
  request: ({ spreadsheetId: id, sheet_id }) => change(id, { deleteSheet: { sheetId: sheet_id } }),
  response: () => ({ deleted: true as const }),
})

import { defineTool, get, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { range, scopes, spreadsheetId, updated, valueInput, values } from './fields.ts'

export const getValues = defineTool({
  slug: 'GOOGLESHEETS_BATCH_GET',
  name: 'Read cells',
  description: 'Read the values of one or several ranges of a spreadsheet.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['rows', 'columns', 'table', 'spreadsheet', 'get', 'look'],
  input: z.object({
    spreadsheet_id: spreadsheetId,
    ranges: z.array(range).min(1).max(50).describe('Each as `A1:C10` or `Orders!A:C`.'),
    value_render_option: z
      .enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'])
      .default('FORMATTED_VALUE')
      .describe('As shown, as plain numbers, or as formulas.'),
  }),
  output: z.object({
    ranges: z.array(z.object({ range: z.string(), values: z.array(z.array(z.unknown())) })),
  }),
  request: ({ spreadsheet_id, ranges, value_render_option }) =>
    get(path`/spreadsheets/${spreadsheet_id}/values:batchGet`, {
      ranges,
      valueRenderOption: value_render_option,
    }),
  response: ({
    valueRanges = [],
  }: {
    valueRanges?: { range: string; values?: unknown[][] }[]
  }) => ({
    ranges: valueRanges.map((one) => ({ range: one.range, values: one.values ?? [] })),
  }),
})

export const updateValues = defineTool({
  slug: 'GOOGLESHEETS_UPDATE_VALUES',
  name: 'Write cells',
  description: 'Write values over a range of a spreadsheet; what was there is replaced.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes,
  keywords: ['set', 'change', 'edit', 'spreadsheet', 'fill'],
  input: z.object({
    spreadsheet_id: spreadsheetId,
    range,
    values,
    value_input_option: valueInput,
  }),
  output: updated,
  request: ({ spreadsheet_id, range: cells, values: rows, value_input_option }) => ({
    ...put(path`/spreadsheets/${spreadsheet_id}/values/${cells}`, { values: rows }),
    query: { valueInputOption: value_input_option },
  }),
})

export const appendValues = defineTool({
  slug: 'GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND',
  name: 'Add rows',
  description: 'Add rows below the table that is in a range.',
  effect: 'write',
  important: true,
  scopes,
  keywords: ['append', 'insert', 'log', 'record', 'spreadsheet', 'row'],
  input: z.object({
    spreadsheetId,
    range: range.describe('Where the table is, e.g. `Orders!A:C` or the name of a sheet.'),
    values,
    valueInputOption: valueInput,
  }),
  output: z.object({ tableRange: z.string().optional(), updates: updated.optional() }),
  request: ({ spreadsheetId: id, range: cells, values: rows, valueInputOption }) => ({
    ...post(path`/spreadsheets/${id}/values/${cells}:append`, { values: rows }),
    query: { valueInputOption, insertDataOption: 'INSERT_ROWS' },
  }),
})

export const clearValues = defineTool({
  slug: 'GOOGLESHEETS_CLEAR_VALUES',
  name: 'Empty cells',
  description: 'Empty the cells of a range; formats stay.',
  effect: 'destroy',
  idempotent: true,
  scopes,
  keywords: ['delete', 'remove', 'clear', 'spreadsheet'],
  input: z.object({ spreadsheet_id: spreadsheetId, range }),
  output: z.object({ clearedRange: z.string().optional() }),
  request: ({ spreadsheet_id, range: cells }) =>
    post(path`/spreadsheets/${spreadsheet_id}/values/${cells}:clear`, {}),
})

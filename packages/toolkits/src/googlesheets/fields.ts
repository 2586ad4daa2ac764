import { z } from 'zod'

export const scopes = ['https://www.googleapis.com/auth/spreadsheets']

export const spreadsheetId = z
  .string()
  .describe('Id of the spreadsheet: in its address, what stands between `/d/` and the next `/`.')

export const range = z
  .string()
  .min(1)
  .describe('Cells in A1 notation: `A1:C10`, `Orders!A:C`, or the name of a sheet for all of it.')

export const values = z
  .array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])))
  .min(1)
  .describe('Rows of cells; null leaves a cell as it is, "" empties it.')

export const valueInput = z
  .enum(['USER_ENTERED', 'RAW'])
  .default('USER_ENTERED')
  .describe('USER_ENTERED reads formulas, dates and numbers as if typed; RAW writes the text.')

export const updated = z.object({
  updatedRange: z.string().optional(),
  updatedRows: z.number().optional(),
  updatedColumns: z.number().optional(),
  updatedCells: z.number().optional(),
})

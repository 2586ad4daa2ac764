import { auth, sheets } from '@googleapis/sheets'
import { specified } from '../specified.contract.ts'
import { googlesheets } from './index.ts'

const authorization = new auth.OAuth2()
authorization.setCredentials({ access_token: 'specified' })
const { spreadsheets } = sheets({ version: 'v4', auth: authorization })

const fields =
  'spreadsheetId,spreadsheetUrl,properties(title,locale,timeZone),sheets.properties(sheetId,title,index,gridProperties(rowCount,columnCount))'
const orders = {
  sheetId: 7,
  title: 'Orders',
  index: 0,
  gridProperties: { rowCount: 100, columnCount: 3 },
}
const book = {
  spreadsheetId: 's1',
  spreadsheetUrl: 'https://docs.google.com/spreadsheets/d/s1/edit',
  properties: { title: 'Shop', locale: 'en_GB', timeZone: 'Europe/Paris' },
  sheets: [{ properties: orders }],
}
const updates = { updatedRange: 'Orders!A2:B2', updatedRows: 1, updatedColumns: 2, updatedCells: 2 }

specified(googlesheets, [
  {
    slug: 'GOOGLESHEETS_BATCH_GET',
    input: { spreadsheet_id: 's1', ranges: ['Orders!A1:B2', 'Stock'] },
    answer: {
      spreadsheetId: 's1',
      valueRanges: [
        { range: 'Orders!A1:B2', majorDimension: 'ROWS', values: [['Rope', '2']] },
        { range: 'Stock!A1' },
      ],
    },
    sdk: () =>
      spreadsheets.values.batchGet({
        spreadsheetId: 's1',
        ranges: ['Orders!A1:B2', 'Stock'],
        valueRenderOption: 'FORMATTED_VALUE',
      }),
    output: {
      ranges: [
        { range: 'Orders!A1:B2', values: [['Rope', '2']] },
        { range: 'Stock!A1', values: [] },
      ],
    },
  },
  {
    slug: 'GOOGLESHEETS_UPDATE_VALUES',
    input: { spreadsheet_id: 's1', range: 'Orders!A2:B2', values: [['Rope', 2]] },
    answer: { spreadsheetId: 's1', ...updates },
    sdk: () =>
      spreadsheets.values.update({
        spreadsheetId: 's1',
        range: 'Orders!A2:B2',
        valueInputOption: 'USER_ENTERED',
        requestBody: { values: [['Rope', 2]] },
      }),
    output: updates,
  },
  {
    slug: 'GOOGLESHEETS_SPREADSHEETS_VALUES_APPEND',
    input: {
      spreadsheetId: 's1',
      range: 'Orders!A:B',
      values: [['=A1', null]],
      valueInputOption: 'RAW',
    },
    answer: { spreadsheetId: 's1', tableRange: 'Orders!A1:B1', updates },
    sdk: () =>
      spreadsheets.values.append({
        spreadsheetId: 's1',
        range: 'Orders!A:B',
        valueInputOption: 'RAW',
        insertDataOption: 'INSERT_ROWS',
        requestBody: { values: [['=A1', null]] },
      }),
    output: { tableRange: 'Orders!A1:B1', updates },
  },
  {
    slug: 'GOOGLESHEETS_CLEAR_VALUES',
    input: { spreadsheet_id: 's1', range: 'Orders!A2:B' },
    answer: { spreadsheetId: 's1', clearedRange: 'Orders!A2:B100' },
    sdk: () =>
      spreadsheets.values.clear({ spreadsheetId: 's1', range: 'Orders!A2:B', requestBody: {} }),
    output: { clearedRange: 'Orders!A2:B100' },
  },
  {
    slug: 'GOOGLESHEETS_GET_SPREADSHEET_INFO',
    input: { spreadsheet_id: 's1' },
    answer: book,
    sdk: () => spreadsheets.get({ spreadsheetId: 's1', fields }),
    output: book,
  },
  {
    slug: 'GOOGLESHEETS_CREATE_GOOGLE_SHEET1',
    input: { title: 'Shop' },
    answer: book,
    sdk: () => spreadsheets.create({ fields, requestBody: { properties: { title: 'Shop' } } }),
    output: book,
  },
  {
    slug: 'GOOGLESHEETS_ADD_SHEET',
    input: { spreadsheetId: 's1', title: 'Orders' },
    answer: {
      spreadsheetId: 's1',
      replies: [{ addSheet: { properties: { ...orders, sheetType: 'GRID' } } }],
    },
    sdk: () =>
      spreadsheets.batchUpdate({
        spreadsheetId: 's1',
        requestBody: { requests: [{ addSheet: { properties: { title: 'Orders' } } }] },
      }),
    output: { sheet: orders },
  },
  {
    slug: 'GOOGLESHEETS_UPDATE_SHEET_PROPERTIES',
    input: { spreadsheetId: 's1', sheetId: 7, title: 'Sales' },
    answer: { spreadsheetId: 's1', replies: [{}] },
    sdk: () =>
      spreadsheets.batchUpdate({
        spreadsheetId: 's1',
        requestBody: {
          requests: [
            {
              updateSheetProperties: {
                properties: { sheetId: 7, title: 'Sales' },
                fields: 'title',
              },
            },
          ],
        },
      }),
    output: { renamed: true },
  },
  {
    slug: 'GOOGLESHEETS_DELETE_SHEET',
    input: { spreadsheetId: 's1', sheet_id: 7 },
    answer: { spreadsheetId: 's1', replies: [{}] },
    sdk: () =>
      spreadsheets.batchUpdate({
        spreadsheetId: 's1',
        requestBody: { requests: [{ deleteSheet: { sheetId: 7 } }] },
      }),
    output: { deleted: true },
  },
])

import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { googleFailure } from '../google-failure.ts'
import { letterLogo } from '../letter-logo.ts'
import { addSheet, createSpreadsheet, deleteSheet, getSpreadsheet, renameSheet } from './sheets.ts'
import { appendValues, clearValues, getValues, updateValues } from './values.ts'

export type * from './tool-types.ts'

/** Google Sheets: spreadsheets made, read and written. */
export const googlesheets: Toolkit = defineToolkit({
  slug: 'googlesheets',
  name: 'Google Sheets',
  description: 'Spreadsheets: make them, read and write cells, add rows and sheets.',
  logo: letterLogo('S', '#188038'),
  categories: ['documents', 'productivity'],
  version: '20261126_00',
  baseUrl: 'https://sheets.googleapis.com/v4',
  origins: [googleIdentityOrigin],
  auth: googleWays({
    'https://www.googleapis.com/auth/spreadsheets': 'Read and change all your spreadsheets',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.google.com/workspace/sheets/api/reference/rest',
  setup: googleSetup(
    'Google Sheets API',
    'the spreadsheets scope is sensitive, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits: '60 reads and 60 writes a minute for each user of a project',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [
    getValues,
    updateValues,
    appendValues,
    getSpreadsheet,
    createSpreadsheet,
    clearValues,
    addSheet,
    renameSheet,
    deleteSheet,
  ],
})

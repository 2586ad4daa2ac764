import { defineToolkit, type Toolkit } from '@maillon/core/toolkit'
import { googleWays, googleIdentity, googleIdentityOrigin, googleSetup } from '../google-auth.ts'
import { googleFailure } from '../google-failure.ts'
import { letterLogo } from '../letter-logo.ts'
import { downloadFile, replaceContent, uploadFile } from './contents.ts'
import { copyFile, createFolder, findFiles, getFile, shareFile, updateFile } from './files.ts'
import { createTextFile, readFile } from './texts.ts'

export type * from './tool-types.ts'

/** Google Drive: find, read, write, upload, download, move and share files. */
export const googledrive: Toolkit = defineToolkit({
  slug: 'googledrive',
  name: 'Google Drive',
  description: 'Files and folders: find, read, write, upload, download, move and share them.',
  logo: letterLogo('D', '#188038'),
  categories: ['documents', 'storage'],
  version: '20261130_00',
  baseUrl: 'https://www.googleapis.com/drive/v3',
  origins: [googleIdentityOrigin],
  auth: googleWays({
    'https://www.googleapis.com/auth/drive': 'Read and change all your files',
  }),
  verified: 'specified',
  docsUrl: 'https://developers.google.com/workspace/drive/api/reference/rest/v3',
  setup: googleSetup(
    'Google Drive API',
    'the drive scope is restricted, so Google reviews an app before more than 100 people may use it.',
  ),
  rateLimits: '12,000 requests a minute for each user of a project',
  failure: googleFailure,
  identity: googleIdentity,
  tools: [
    findFiles,
    readFile,
    uploadFile,
    downloadFile,
    createTextFile,
    replaceContent,
    getFile,
    createFolder,
    copyFile,
    updateFile,
    shareFile,
  ],
})

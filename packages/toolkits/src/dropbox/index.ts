import { defineToolkit, oauth2, post, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { contentOrigin, downloadFile, uploadFile } from './contents.ts'
import { dropboxFailure } from './failure.ts'
import { getMetadata, getTemporaryLink, listFiles, searchFiles } from './files.ts'
import { createSharedLink, listSharedLinks } from './sharing.ts'
import { copyFile, createFolder, deleteFile, moveFile } from './write-files.ts'

export type * from './tool-types.ts'

/** Dropbox: files and folders, found, ordered and shared. */
export const dropbox: Toolkit = defineToolkit({
  slug: 'dropbox',
  name: 'Dropbox',
  description: 'Files and folders: find, upload, download, order and share them.',
  logo: letterLogo('D', '#0061ff'),
  categories: ['storage', 'documents'],
  version: '20261130_00',
  baseUrl: 'https://api.dropboxapi.com/2',
  origins: [contentOrigin],
  auth: oauth2({
    authorizeUrl: 'https://www.dropbox.com/oauth2/authorize',
    tokenUrl: 'https://api.dropboxapi.com/oauth2/token',
    revoke: () => ({ request: post('/auth/token/revoke'), authorization: 'token' }),
    // It ends a refresh token and its access tokens, and no other: https://www.dropbox.com/developers/documentation/http/documentation#auth-token-revoke
    grant: 'separate',
    scopes: {
      'account_info.read': 'Know which account is yours',
      'files.metadata.read': 'See names, sizes and folders of your files',
      'files.content.read': 'Read your files',
      'files.content.write': 'Change, move and delete your files',
      'sharing.read': 'See your shared links',
      'sharing.write': 'Share files by link',
    },
    // Without it, there is no refresh token.
    authorizeParameters: { token_access_type: 'offline' },
    registerUrl: 'https://www.dropbox.com/developers/apps',
  }),
  verified: 'specified',
  docsUrl: 'https://www.dropbox.com/developers/documentation/http/documentation',
  setup: [
    'Create an app at https://www.dropbox.com/developers/apps with scoped access, to the whole Dropbox or to a folder of its own.',
    'Under Permissions, tick the scopes below and submit.',
    'Under Settings, add the redirect URI {redirect_uri}; the app key is the client id, the app secret its secret.',
    'Apply for production before more than 50 people connect.',
  ],
  rateLimits: 'not published; too many requests are answered with 429 and Retry-After',
  failure: dropboxFailure,
  identity: {
    request: post('/users/get_current_account'),
    read: ({ account_id, email, email_verified }: DropboxUser) => ({
      subject: account_id,
      ...(email && { label: email }),
      ...(email && email_verified && { email }),
    }),
  },
  tools: [
    searchFiles,
    listFiles,
    uploadFile,
    downloadFile,
    getMetadata,
    getTemporaryLink,
    createFolder,
    moveFile,
    copyFile,
    createSharedLink,
    listSharedLinks,
    deleteFile,
  ],
})

interface DropboxUser {
  account_id: string
  email?: string
  email_verified?: boolean
}

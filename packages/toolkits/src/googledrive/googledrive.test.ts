import { auth, drive } from '@googleapis/drive'
import { expect } from 'vitest'
import { specified } from '../specified.contract.ts'
import { fileFields } from './fields.ts'
import { googledrive } from './index.ts'

const authorization = new auth.OAuth2()
authorization.setCredentials({ access_token: 'specified' })
const google = drive({ version: 'v3', auth: authorization })
const facts = { supportsAllDrives: true, fields: fileFields }

const notes = { id: 'f1', name: 'notes.txt', mimeType: 'text/plain', size: '12' }
const answer = { kind: 'drive#file', ...notes }
const document = { id: 'd1', name: 'Plan', mimeType: 'application/vnd.google-apps.document' }

specified(googledrive, [
  {
    slug: 'GOOGLEDRIVE_FIND_FILE',
    input: { q: "name contains 'notes'" },
    answer: { files: [answer], nextPageToken: 'p2', incompleteSearch: false },
    sdk: () =>
      google.files.list({
        q: "name contains 'notes'",
        pageSize: 25,
        orderBy: 'modifiedTime desc',
        includeItemsFromAllDrives: true,
        supportsAllDrives: true,
        fields: `nextPageToken,files(${fileFields})`,
      }),
    output: { files: [notes], nextPageToken: 'p2' },
  },
  {
    slug: 'GOOGLEDRIVE_FIND_FILE',
    input: { q: "fullText contains 'rope'", page_token: 'p2' },
    answer: { files: [] },
    sdk: () =>
      google.files.list({
        q: "fullText contains 'rope'",
        pageSize: 25,
        pageToken: 'p2',
        includeItemsFromAllDrives: true,
        supportsAllDrives: true,
        fields: `nextPageToken,files(${fileFields})`,
      }),
    output: { files: [] },
  },
  {
    slug: 'GOOGLEDRIVE_GET_FILE_METADATA',
    input: { file_id: 'f1' },
    answer,
    sdk: () => google.files.get({ fileId: 'f1', ...facts }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_CREATE_FOLDER',
    input: { folder_name: 'Trip', parent_id: 'p1' },
    answer: { id: 'g1', name: 'Trip', mimeType: 'application/vnd.google-apps.folder' },
    sdk: () =>
      google.files.create({
        requestBody: {
          name: 'Trip',
          mimeType: 'application/vnd.google-apps.folder',
          parents: ['p1'],
        },
        ...facts,
      }),
    output: { id: 'g1', name: 'Trip', mimeType: 'application/vnd.google-apps.folder' },
  },
  {
    slug: 'GOOGLEDRIVE_COPY_FILE',
    input: { file_id: 'f1', new_title: 'copy.txt' },
    answer,
    sdk: () => google.files.copy({ fileId: 'f1', requestBody: { name: 'copy.txt' }, ...facts }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_UPDATE_FILE_METADATA_PATCH',
    input: { file_id: 'f1', trashed: true, add_parents: 'p1', remove_parents: 'p2' },
    answer,
    sdk: () =>
      google.files.update({
        fileId: 'f1',
        requestBody: { trashed: true },
        addParents: 'p1',
        removeParents: 'p2',
        ...facts,
      }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_ADD_FILE_SHARING_PREFERENCE',
    input: { file_id: 'f1', role: 'reader', type: 'user', email_address: 'ben@example.com' },
    answer: { kind: 'drive#permission', id: '7', type: 'user', role: 'reader' },
    sdk: () =>
      google.permissions.create({
        fileId: 'f1',
        supportsAllDrives: true,
        requestBody: { role: 'reader', type: 'user', emailAddress: 'ben@example.com' },
      }),
    output: { id: '7', type: 'user', role: 'reader' },
  },
  {
    slug: 'GOOGLEDRIVE_READ_FILE',
    input: { file_id: 'f1' },
    answer: ({ query }) => (query.some(([name]) => name === 'alt') ? { rope: 8 } : notes),
    sdk: async () => {
      await google.files.get({
        fileId: 'f1',
        supportsAllDrives: true,
        fields: 'id,name,mimeType,webViewLink',
      })
      await google.files.get({ fileId: 'f1', supportsAllDrives: true, alt: 'media' })
    },
    output: { id: 'f1', name: 'notes.txt', mimeType: 'text/plain', text: '{"rope":8}' },
  },
  {
    slug: 'GOOGLEDRIVE_READ_FILE',
    input: { file_id: 'd1', max_length: 5 },
    answer: ({ url }) => (url.endsWith('/export') ? ['# Plan'] : document),
    sdk: async () => {
      await google.files.get({
        fileId: 'd1',
        supportsAllDrives: true,
        fields: 'id,name,mimeType,webViewLink',
      })
      await google.files.export({ fileId: 'd1', mimeType: 'text/markdown' })
    },
    output: { ...document, text: '["# P […]' },
  },
  {
    slug: 'GOOGLEDRIVE_DOWNLOAD_FILE',
    input: { file_id: 'f1' },
    answer: ({ query }) =>
      query.some(([name]) => name === 'alt')
        ? new Response('rope, 8 mm', { headers: { 'content-type': 'text/plain' } })
        : notes,
    sdk: async () => {
      await google.files.get({ fileId: 'f1', supportsAllDrives: true, fields: 'id,name,mimeType' })
      await google.files.get({ fileId: 'f1', supportsAllDrives: true, alt: 'media' })
    },
    output: { file: expect.objectContaining({ id: 'file_1', name: 'notes.txt', size: 10 }) },
  },
  {
    slug: 'GOOGLEDRIVE_DOWNLOAD_FILE',
    input: { file_id: 'd1', format: 'docx' },
    answer: ({ url }) => (url.endsWith('/export') ? new Response('PK') : document),
    sdk: async () => {
      await google.files.get({ fileId: 'd1', supportsAllDrives: true, fields: 'id,name,mimeType' })
      await google.files.export({
        fileId: 'd1',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      })
    },
    output: { file: expect.objectContaining({ name: 'Plan.docx', size: 2 }) },
  },
  {
    slug: 'GOOGLEDRIVE_UPLOAD_FILE',
    input: { file: 'file_1', parent_id: 'p1' },
    files: [{ name: 'Angebot größer.txt', mimetype: 'text/plain', text: 'rope, 8 mm' }],
    answer,
    sdk: () =>
      google.files.create({
        requestBody: { name: 'Angebot größer.txt', mimeType: 'text/plain', parents: ['p1'] },
        media: { mimeType: 'text/plain', body: 'rope, 8 mm' },
        ...facts,
      }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_UPLOAD_FILE',
    input: { file: 'file_1', name: 'Prices', convert_to: 'spreadsheet' },
    files: [{ name: 'prices.csv', mimetype: 'text/csv', text: 'rope,8' }],
    answer,
    sdk: () =>
      google.files.create({
        requestBody: { name: 'Prices', mimeType: 'application/vnd.google-apps.spreadsheet' },
        media: { mimeType: 'text/csv', body: 'rope,8' },
        ...facts,
      }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_UPLOAD_UPDATE_FILE',
    input: { file_id: 'f1', file: 'file_1' },
    files: [{ name: 'notes.txt', mimetype: 'text/plain', text: 'rope, 9 mm' }],
    answer,
    sdk: () =>
      google.files.update({
        fileId: 'f1',
        requestBody: {},
        media: { mimeType: 'text/plain', body: 'rope, 9 mm' },
        ...facts,
      }),
    output: notes,
  },
  {
    slug: 'GOOGLEDRIVE_CREATE_FILE_FROM_TEXT',
    input: { file_name: 'notes.txt', text_content: 'rope, 8 mm' },
    answer,
    sdk: async () => {
      await google.files.create({
        requestBody: { name: 'notes.txt', mimeType: 'text/plain' },
        supportsAllDrives: true,
        fields: 'id',
      })
      await google.files.update({
        fileId: 'f1',
        media: { mimeType: 'text/plain', body: 'rope, 8 mm' },
        ...facts,
      })
    },
    output: notes,
  },
])

import { defineTool, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { type DropboxEntry, entry, path, readEntry } from './fields.ts'

const readMetadata = ({ metadata }: { metadata: DropboxEntry }) => readEntry(metadata)

export const createFolder = defineTool({
  slug: 'DROPBOX_CREATE_FOLDER',
  name: 'Create a folder',
  description: 'Make a folder; those above it are made too.',
  effect: 'write',
  scopes: ['files.content.write'],
  keywords: ['new', 'directory', 'make'],
  input: z.object({
    path,
    autorename: z
      .boolean()
      .default(false)
      .describe('Whether it gets another name when this is taken.'),
  }),
  output: entry,
  request: (input) => post('/files/create_folder_v2', input),
  response: ({ metadata }: { metadata: DropboxEntry }) => readEntry(metadata, 'folder'),
})

const fromTo = {
  from_path: path.describe('Where it is.'),
  to_path: path.describe('Where it is to be, with its name.'),
  autorename: z
    .boolean()
    .default(false)
    .describe('Whether it gets another name when this is taken.'),
}

export const moveFile = defineTool({
  slug: 'DROPBOX_MOVE_FILE_OR_FOLDER',
  name: 'Move or rename',
  description: 'Move a file or folder to another path; renaming is a move in the same folder.',
  effect: 'write',
  scopes: ['files.content.write'],
  keywords: ['rename', 'put', 'organize'],
  input: z.object(fromTo),
  output: entry,
  request: (input) => post('/files/move_v2', input),
  response: readMetadata,
})

export const copyFile = defineTool({
  slug: 'DROPBOX_COPY_FILE_OR_FOLDER',
  name: 'Copy',
  description: 'Copy a file or folder to another path.',
  effect: 'write',
  scopes: ['files.content.write'],
  keywords: ['duplicate'],
  input: z.object(fromTo),
  output: entry,
  request: (input) => post('/files/copy_v2', input),
  response: readMetadata,
})

export const deleteFile = defineTool({
  slug: 'DROPBOX_DELETE_FILE_OR_FOLDER',
  name: 'Delete',
  description:
    'Delete a file, or a folder with all that is in it; Dropbox keeps it for 30 days or longer.',
  effect: 'destroy',
  scopes: ['files.content.write'],
  keywords: ['remove', 'trash'],
  input: z.object({ path }),
  output: entry,
  request: (input) => post('/files/delete_v2', input),
  response: readMetadata,
})

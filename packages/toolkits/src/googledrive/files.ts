import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { everyDrive, file, fileFields, fileId, scopes } from './fields.ts'

const facts = { ...everyDrive, fields: fileFields }

export const findFiles = defineTool({
  slug: 'GOOGLEDRIVE_FIND_FILE',
  name: 'Find files',
  description:
    'Find files and folders by name, content, type, folder or owner, the last changed first. ' +
    'Without a query it lists them all.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['search', 'list', 'documents', 'folders', 'sheets', 'slides'],
  input: z.object({
    q: z
      .string()
      .optional()
      .describe(
        "Drive's query language, e.g. `name contains 'budget'`, `fullText contains 'rope'`, " +
          "`'<folder id>' in parents and trashed = false`, `mimeType = 'application/vnd.google-apps.folder'`.",
      ),
    page_size: z.int().min(1).max(100).default(25).describe('How many, at most 100.'),
    page_token: z
      .string()
      .optional()
      .describe('`nextPageToken` of the page before; leave out for the first page.'),
    order_by: z
      .string()
      .default('modifiedTime desc')
      .describe('E.g. `name`, `createdTime desc`; not together with `fullText`.'),
  }),
  output: z.object({ files: z.array(file), nextPageToken: z.string().optional() }),
  request: ({ q, page_size, page_token, order_by }) =>
    get('/files', {
      q,
      pageSize: page_size,
      pageToken: page_token,
      // Google refuses an order when it ranks by relevance.
      orderBy: q?.includes('fullText') ? undefined : order_by,
      includeItemsFromAllDrives: true,
      ...everyDrive,
      fields: `nextPageToken,files(${fileFields})`,
    }),
})

export const getFile = defineTool({
  slug: 'GOOGLEDRIVE_GET_FILE_METADATA',
  name: 'Get a file',
  description: 'Get the facts of one file or folder. GOOGLEDRIVE_READ_FILE has its text.',
  effect: 'read',
  scopes,
  keywords: ['details', 'info', 'link', 'owner'],
  input: z.object({ file_id: fileId }),
  output: file,
  request: ({ file_id }) => get(path`/files/${file_id}`, facts),
})

export const createFolder = defineTool({
  slug: 'GOOGLEDRIVE_CREATE_FOLDER',
  name: 'Create a folder',
  description: 'Create a folder, at the top of the drive or in another one.',
  effect: 'write',
  scopes,
  keywords: ['directory', 'new', 'make'],
  input: z.object({
    folder_name: z.string().min(1).describe('Its name.'),
    parent_id: z.string().optional().describe('Id of the folder that it shall be in.'),
  }),
  output: file,
  request: ({ folder_name, parent_id }) => ({
    ...post('/files', {
      name: folder_name,
      mimeType: 'application/vnd.google-apps.folder',
      ...(parent_id && { parents: [parent_id] }),
    }),
    query: facts,
  }),
})

export const copyFile = defineTool({
  slug: 'GOOGLEDRIVE_COPY_FILE',
  name: 'Copy a file',
  description: 'Copy a file, under a new name if one is given. Folders cannot be copied.',
  effect: 'write',
  scopes,
  keywords: ['duplicate', 'template'],
  input: z.object({
    file_id: fileId,
    new_title: z.string().optional().describe('The name of the copy.'),
    parent_id: z.string().optional().describe('Id of the folder that it shall be in.'),
  }),
  output: file,
  request: ({ file_id, new_title, parent_id }) => ({
    ...post(path`/files/${file_id}/copy`, {
      ...(new_title && { name: new_title }),
      ...(parent_id && { parents: [parent_id] }),
    }),
    query: facts,
  }),
})

export const updateFile = defineTool({
  slug: 'GOOGLEDRIVE_UPDATE_FILE_METADATA_PATCH',
  name: 'Rename or describe a file',
  description:
    'Change the name or description of a file, move it between folders, or put it into the trash and back.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['move', 'rename', 'trash', 'delete', 'restore', 'star'],
  input: z.object({
    file_id: fileId,
    name: z.string().min(1).optional().describe('The new name.'),
    description: z.string().optional().describe('The new description.'),
    starred: z.boolean().optional().describe('Whether it is starred.'),
    trashed: z.boolean().optional().describe('True moves it to the trash, false takes it out.'),
    add_parents: z.string().optional().describe('Id of a folder to put it into.'),
    remove_parents: z.string().optional().describe('Id of a folder to take it out of.'),
  }),
  output: file,
  request: ({ file_id, add_parents, remove_parents, ...change }) => ({
    ...patch(path`/files/${file_id}`, change),
    query: { ...facts, addParents: add_parents, removeParents: remove_parents },
  }),
})

export const shareFile = defineTool({
  slug: 'GOOGLEDRIVE_ADD_FILE_SHARING_PREFERENCE',
  name: 'Share a file',
  description:
    'Give a person, a group, a domain or anyone with the link access to a file or folder. Google tells people by mail.',
  effect: 'write',
  scopes,
  keywords: ['permission', 'access', 'invite', 'public', 'collaborate'],
  plan: [{ tool: 'GOOGLEDRIVE_FIND_FILE', to: 'find the file: its id is the file_id' }],
  input: z.object({
    file_id: fileId,
    role: z.enum(['reader', 'commenter', 'writer']).describe('What they may do.'),
    type: z.enum(['user', 'group', 'domain', 'anyone']).describe('Whom it is for.'),
    email_address: z.string().optional().describe('Of the user or group.'),
    domain: z.string().optional().describe('The domain, e.g. `example.com`.'),
  }),
  output: z.object({ id: z.string(), type: z.string(), role: z.string() }),
  request: ({ file_id, role, type, email_address, domain }) => ({
    ...post(path`/files/${file_id}/permissions`, {
      role,
      type,
      ...(email_address && { emailAddress: email_address }),
      ...(domain && { domain }),
    }),
    query: everyDrive,
  }),
})

import { z } from 'zod'

/** Finds, reads and changes any file of the user. */
export const scopes = ['https://www.googleapis.com/auth/drive']

export const fileId = z.string().describe('`id` of the file or folder, from GOOGLEDRIVE_FIND_FILE.')

/** What Google is asked to tell of a file. */
export const fileFields =
  'id,name,mimeType,description,parents,size,createdTime,modifiedTime,webViewLink,trashed,owners(emailAddress)'

/** A file as a model needs it. */
export const file = z.object({
  id: z.string(),
  name: z.string(),
  mimeType: z
    .string()
    .describe('`application/vnd.google-apps.folder` is a folder, `….document` a Google document.'),
  description: z.string().optional(),
  parents: z.array(z.string()).optional().describe('Ids of the folders that it is in.'),
  size: z.string().optional().describe('Bytes.'),
  createdTime: z.string().optional(),
  modifiedTime: z.string().optional(),
  webViewLink: z.string().optional(),
  trashed: z.boolean().optional(),
  owners: z.array(z.object({ emailAddress: z.string().optional() })).optional(),
})

/** What every call about a file says: shared drives are drives too. */
export const everyDrive = { supportsAllDrives: true }

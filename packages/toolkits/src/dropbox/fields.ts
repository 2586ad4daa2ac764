import { z } from 'zod'

export const path = z
  .string()
  .regex(/^(\/.*|id:.+)$/, 'A path starts with /.')
  .describe('A path such as `/Reports/2026.pdf`, or an `id:…` from another tool.')

export const entry = z.object({
  type: z.enum(['file', 'folder', 'deleted']),
  id: z.string().optional(),
  name: z.string(),
  path: z.string().optional(),
  size: z.number().optional().describe('In bytes.'),
  modified: z.string().optional(),
})

/** A file or folder as the API answers it. */
export interface DropboxEntry {
  '.tag'?: 'file' | 'folder' | 'deleted'
  id?: string
  name: string
  path_display?: string
  size?: number
  server_modified?: string
}

/** A file or folder, less what is of no use to a model; `type` is for answers that do not tell it. */
export function readEntry(one: DropboxEntry, type: 'file' | 'folder' = 'file') {
  return {
    type: one['.tag'] ?? type,
    id: one.id,
    name: one.name,
    path: one.path_display,
    size: one.size,
    modified: one.server_modified,
  }
}

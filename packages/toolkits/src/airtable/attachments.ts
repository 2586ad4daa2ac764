import { MaillonError } from '@maillon/core'
import {
  defineTool,
  fileInput,
  fileOutput,
  get,
  jsonWithFiles,
  path,
  post,
} from '@maillon/core/toolkit'
import { z } from 'zod'
import { type AirtableRecord, recordId, table } from './fields.ts'

/** Where files go. */
export const contentOrigin = 'https://content.airtable.com'

/** What Airtable takes: https://airtable.com/developers/web/api/upload-attachment */
const most = 5 * 1024 * 1024

interface Attachment {
  id: string
  url: string
  filename: string
  size?: number
  type?: string
}

export const uploadAttachment = defineTool({
  slug: 'AIRTABLE_UPLOAD_ATTACHMENT',
  name: 'Attach a file',
  description: 'Put a file into a cell of a record, beside those that are there.',
  effect: 'write',
  scopes: ['data.records:write'],
  keywords: ['upload', 'add', 'picture', 'document', 'pdf', 'cell', 'column'],
  plan: [{ tool: 'AIRTABLE_GET_BASE_SCHEMA', to: 'learn which column takes attachments' }],
  input: z.object({
    baseId: table.baseId,
    recordId,
    field: z.string().min(1).describe('Name or `id` of a column of attachments.'),
    file: fileInput('What to attach, at most 5 MB.'),
  }),
  output: z.object({ id: z.string(), files: z.array(z.string()).describe('All that are there.') }),
  run: async ({ baseId, recordId: record, field, file: id }, upstream) => {
    const file = await upstream.file(id)
    if (file.size > most) {
      throw new MaillonError('invalid_arguments', {
        message: `${file.name} has ${file.size} bytes; Airtable takes ${most}.`,
        hint: 'Upload it elsewhere, and put its public address into the cell.',
      })
    }
    const address = path`/v0/${baseId}/${record}/${field}/uploadAttachment`
    const answer = (await upstream.call({
      ...post(contentOrigin + address),
      ...jsonWithFiles({
        contentType: file.mimetype,
        filename: file.name,
        file: { base64Of: file },
      }),
    })) as AirtableRecord
    const there = Object.values(answer.fields).flat() as Attachment[]
    return { id: answer.id, files: there.map(({ filename }) => filename) }
  },
})

export const downloadAttachment = defineTool({
  slug: 'AIRTABLE_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file out of a cell of a record: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['data.records:read'],
  keywords: ['file', 'picture', 'document', 'pdf', 'save', 'open'],
  plan: [{ tool: 'AIRTABLE_LIST_RECORDS', to: 'find the record and the column of the file' }],
  input: z.object({
    ...table,
    recordId,
    field: z.string().min(1).describe('Name of the column.'),
    filename: z.string().optional().describe('Which one; the first when left out.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ baseId, tableIdOrName, recordId: record, field, filename }, upstream) => {
    const { fields } = (await upstream.call(
      get(path`/${baseId}/${tableIdOrName}/${record}`),
    )) as AirtableRecord
    const there = [fields[field] ?? []].flat() as Partial<Attachment>[]
    const found = there.find((one) => one.url && (!filename || one.filename === filename))
    if (!found?.url) {
      throw new MaillonError('upstream_error', {
        message: `There is no such file in ${field}.`,
        hint: 'AIRTABLE_GET_RECORD has all cells of the record.',
      })
    }
    const request = { ...get(found.url), anonymous: true }
    return { file: await upstream.download(request, { name: found.filename ?? field }) }
  },
})

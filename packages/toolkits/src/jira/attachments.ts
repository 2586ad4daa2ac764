import { defineTool, fileInput, fileOutput, get, multipart, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { issueKey } from './fields.ts'

/** A file of an issue, as a model needs it. */
export const attachment = z.object({
  id: z.string().describe('`attachment_id` of JIRA_DOWNLOAD_ATTACHMENT.'),
  filename: z.string(),
  mimeType: z.string().optional(),
  size: z.number().optional(),
  created: z.string().optional(),
})

export const addAttachment = defineTool({
  slug: 'JIRA_ADD_ATTACHMENT',
  name: 'Attach files',
  description: 'Attach files to an issue: a log, a screenshot, a document.',
  effect: 'write',
  scopes: ['write:jira-work'],
  keywords: ['upload', 'add', 'file', 'screenshot', 'picture', 'pdf', 'ticket', 'bug'],
  plan: [{ tool: 'JIRA_SEARCH_ISSUES', to: 'find the issue: its key is the issue_key' }],
  input: z.object({
    issue_key: issueKey,
    files: z.array(fileInput('A file to attach.')).min(1).max(20).describe('By id (file_…).'),
  }),
  output: z.object({ attachments: z.array(attachment) }),
  run: async ({ issue_key, files }, upstream) => {
    const given = await Promise.all(files.map((id) => upstream.file(id)))
    const form = multipart(given.map((file) => ({ name: 'file', file })))
    const attachments = await upstream.call({
      method: 'POST',
      path: path`/rest/api/3/issue/${issue_key}/attachments`,
      ...form,
      // Jira refuses forms without it, as browsers could send them for somebody else.
      headers: { ...form.headers, 'x-atlassian-token': 'no-check' },
    })
    return { attachments: attachments as z.input<typeof attachment>[] }
  },
})

export const downloadAttachment = defineTool({
  slug: 'JIRA_DOWNLOAD_ATTACHMENT',
  name: 'Download an attachment',
  description:
    'Get a file that is attached to an issue: its id is what tools that take a file are given.',
  effect: 'read',
  scopes: ['read:jira-work'],
  keywords: ['file', 'screenshot', 'picture', 'log', 'save', 'open'],
  plan: [{ tool: 'JIRA_GET_ISSUE', to: 'learn the attachment_id from its attachments' }],
  input: z.object({
    attachment_id: z.string().describe('`id` of the file in `attachments` of JIRA_GET_ISSUE.'),
  }),
  output: z.object({ file: fileOutput() }),
  run: async ({ attachment_id }, upstream) => {
    const { filename } = (await upstream.call(
      get(path`/rest/api/3/attachment/${attachment_id}`),
    )) as { filename: string }
    const request = get(path`/rest/api/3/attachment/content/${attachment_id}`)
    return { file: await upstream.download(request, { name: filename }) }
  },
})

import { MaillonError } from '@maillon/core'
import { defineTool, fileInput, fileOutput, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import { channel, method } from './fields.ts'

/** Where contents come from. */
export const filesOrigin = 'https://files.slack.com'

/** A file as messages and lists tell it. */
export const slackFile = z.object({
  id: z.string().describe('For SLACK_DOWNLOAD_FILE.'),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  user: z.string().optional().describe('Id of who shared it.'),
  created: z.number().optional().describe('Seconds since 1970.'),
  permalink: z.string().optional(),
})

export const uploadFile = defineTool({
  slug: 'SLACK_UPLOAD_FILE',
  name: 'Upload a file',
  description:
    'Share a file in a channel, a thread or a direct message, with words beside it if there are any.',
  effect: 'write',
  important: true,
  scopes: ['files:write'],
  keywords: [
    'send',
    'attach',
    'attachment',
    'post',
    'share',
    'picture',
    'pdf',
    'report',
    'document',
  ],
  pitfalls: [
    'On not_in_channel call SLACK_JOIN_AN_EXISTING_CONVERSATION first.',
    'It takes the id of a channel, never its name.',
  ],
  plan: [{ tool: 'SLACK_LIST_ALL_CHANNELS', to: 'learn the id of the channel' }],
  input: z.object({
    channel,
    file: fileInput('What to share.'),
    initial_comment: z.string().optional().describe('What is written beside it.'),
    title: z.string().optional().describe('What it is called; its name when left out.'),
    thread_ts: z.string().optional().describe('`ts` of the message to answer below.'),
  }),
  output: z.object({ files: z.array(slackFile) }),
  run: async ({ channel: to, file: id, title, initial_comment, thread_ts }, upstream) => {
    const { name, size } = await upstream.file(id)
    const begun = method('files.getUploadURLExternal', { filename: name, length: size })
    const { upload_url, file_id } = (await upstream.call(begun)) as Begun
    await upstream.call({
      method: 'POST',
      path: upload_url,
      anonymous: true,
      headers: { 'content-type': 'application/octet-stream' },
      body: [{ file: id }],
    })
    const files = JSON.stringify([{ id: file_id, title: title ?? name }])
    const shared = { files, channel_id: to, initial_comment, thread_ts }
    return (await upstream.call(method('files.completeUploadExternal', shared))) as Files
  },
})

interface Begun {
  upload_url: string
  file_id: string
}

interface Files {
  files: z.input<typeof slackFile>[]
}

export const listFiles = defineTool({
  slug: 'SLACK_LIST_FILES',
  name: 'List files',
  description: 'List the files that were shared, in a channel or by somebody, the newest first.',
  effect: 'read',
  scopes: ['files:read'],
  keywords: ['attachments', 'documents', 'pictures', 'find', 'shared'],
  input: z.object({
    channel: channel.optional().describe('Only those in this channel, by its id.'),
    user: z.string().optional().describe('Only those of this person, by id.'),
    types: z
      .string()
      .optional()
      .describe('Only such: `images`, `pdfs`, `gdocs`, `zips`, `snippets`; comma between them.'),
    count: z.int().min(1).max(100).default(25).describe('How many on a page, at most 100.'),
    page: z.int().min(1).default(1).describe('Which page, from 1.'),
  }),
  output: z.object({
    files: z.array(slackFile),
    next_page: z.int().optional().describe('`page` of the next page; left out on the last one.'),
  }),
  request: (input) => method('files.list', input),
  response: ({ files, paging }: Files & { paging?: { pages: number } }, { page }) => ({
    files,
    ...(paging && page < paging.pages && { next_page: page + 1 }),
  }),
})

export const downloadFile = defineTool({
  slug: 'SLACK_DOWNLOAD_FILE',
  name: 'Download a file',
  description:
    'Get a file that was shared in Slack: its id is what tools that take a file are given, to mail it, save it or read it.',
  effect: 'read',
  scopes: ['files:read'],
  keywords: ['get', 'attachment', 'picture', 'pdf', 'open', 'save', 'document'],
  plan: [
    { tool: 'SLACK_LIST_FILES', to: 'find the file: its id is the file_id; messages tell it, too' },
  ],
  input: z.object({ file_id: z.string().describe('`id` of the file at Slack: F…') }),
  output: z.object({ file: fileOutput() }),
  run: async ({ file_id }, upstream) => {
    const { file } = (await upstream.call(method('files.info', { file: file_id }))) as {
      file: { name?: string; permalink?: string; mimetype?: string } & Private
    }
    const address = file.url_private_download ?? file.url_private ?? ''
    if (!address.startsWith(`${filesOrigin}/`)) {
      throw new MaillonError('upstream_error', {
        message: 'The file is not at Slack.',
        hint: `Give the user its address: ${file.permalink ?? address}`,
      })
    }
    const as = {
      name: file.name ?? file_id,
      ...(file.mimetype !== undefined && { mimetype: file.mimetype }),
    }
    return { file: await upstream.download(get(address), as) }
  },
})

interface Private {
  url_private?: string
  url_private_download?: string
}

import { defineTool, get, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { address, nextSkip, nextSkipOf, type Page, plainText, skip, top } from './fields.ts'
import {
  type GraphMessage,
  listed,
  message,
  readMessage,
  readWithoutText,
  withAttachments,
} from './message.ts'

const scopes = ['Mail.ReadWrite']

const messageId = z.string().describe('`id` of the mail.')

const find = [{ tool: 'OUTLOOK_SEARCH_MESSAGES', to: 'find the mail: its id is the message_id' }]

export const listMessages = defineTool({
  slug: 'OUTLOOK_LIST_MESSAGES',
  name: 'List messages',
  description: 'List the mails of one folder, the newest first, all of them or those that fit.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['inbox', 'emails', 'fetch', 'read', 'unread', 'today', 'recent'],
  input: z.object({
    folder: z
      .string()
      .default('inbox')
      .describe(
        '`inbox`, `sentitems`, `drafts`, `archive`, `junkemail`, `deleteditems`, or an id from OUTLOOK_LIST_MAIL_FOLDERS.',
      ),
    is_read: z.boolean().optional().describe('false: only unread ones; true: only read ones.'),
    from_address: address.optional().describe('Only those that this address sent.'),
    subject_contains: z.string().optional().describe('Only those with this in the subject.'),
    has_attachments: z.boolean().optional().describe('Only those with files, or without.'),
    received_date_time_ge: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Only those that came at this time or later.'),
    received_date_time_lt: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Only those that came before.'),
    top,
    skip,
  }),
  output: z.object({ messages: z.array(message), next_skip: nextSkip }),
  request: ({ folder, top: count, skip: from, ...filters }) =>
    get(path`/me/mailFolders/${folder}/messages`, {
      $select: listed.join(','),
      $filter: filterOf(filters),
      $orderby: 'receivedDateTime desc',
      $top: count,
      $skip: from || undefined,
    }),
  response: (page: Page<GraphMessage>, input) => ({
    messages: page.value.map(readMessage),
    next_skip: nextSkipOf(page, input),
  }),
})

interface Filters {
  is_read?: boolean | undefined
  from_address?: string | undefined
  subject_contains?: string | undefined
  has_attachments?: boolean | undefined
  received_date_time_ge?: string | undefined
  received_date_time_lt?: string | undefined
}

function filterOf(filters: Filters): string | undefined {
  const since = filters.received_date_time_ge
  const conditions = [
    filters.received_date_time_lt && `receivedDateTime lt ${filters.received_date_time_lt}`,
    filters.is_read !== undefined && `isRead eq ${filters.is_read}`,
    filters.has_attachments !== undefined && `hasAttachments eq ${filters.has_attachments}`,
    filters.from_address && `from/emailAddress/address eq ${quoted(filters.from_address)}`,
    filters.subject_contains && `contains(subject,${quoted(filters.subject_contains)})`,
  ].filter((condition) => typeof condition === 'string')
  if (!since && conditions.length === 0) return undefined
  // What Graph sorts by has to stand first in the filter, else it answers InefficientFilter.
  return [`receivedDateTime ge ${since ?? '1900-01-01T00:00:00Z'}`, ...conditions].join(' and ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export const searchMessages = defineTool({
  slug: 'OUTLOOK_SEARCH_MESSAGES',
  name: 'Search messages',
  description: 'Search all folders for mails, the newest first; at most 1,000 are found.',
  effect: 'read',
  important: true,
  scopes,
  keywords: ['find', 'emails', 'look for', 'look up', 'mailbox'],
  input: z.object({
    query: z
      .string()
      .min(1)
      .describe(
        'Words, or conditions like `from:ana@example.com`, `subject:invoice`, `hasAttachments:true`, `received>=2026-11-01`.',
      ),
    top,
    page_token: z
      .string()
      .optional()
      .describe('`next_page_token` of the page before; leave out for the first page.'),
  }),
  output: z.object({
    messages: z.array(message),
    next_page_token: z
      .string()
      .nullable()
      .describe('`page_token` of the next page; null on the last one.'),
  }),
  request: ({ query, top: count, page_token }) =>
    get('/me/messages', {
      $search: `"${query.replaceAll(/["\\]/g, '\\$&')}"`,
      $select: listed.join(','),
      $top: count,
      $skiptoken: page_token,
    }),
  response: ({ value, '@odata.nextLink': next }: Page<GraphMessage>) => ({
    messages: value.map(readMessage),
    next_page_token: next ? new URL(next).searchParams.get('$skiptoken') : null,
  }),
})

export const getMessage = defineTool({
  slug: 'OUTLOOK_GET_MESSAGE',
  name: 'Get a message',
  description: 'Get one mail with its whole text, and what is attached by name and id.',
  effect: 'read',
  scopes,
  keywords: ['open', 'read', 'email', 'body', 'content'],
  plan: find,
  input: z.object({ message_id: messageId }),
  output: message,
  request: ({ message_id }) => ({
    ...get(path`/me/messages/${message_id}`, {
      $select: [...listed, 'body'].join(','),
      $expand: withAttachments,
    }),
    headers: { prefer: plainText },
  }),
  response: readMessage,
})

export const updateEmail = defineTool({
  slug: 'OUTLOOK_UPDATE_EMAIL',
  name: 'Mark a message',
  description: 'Mark a mail as read or unread, flag it, or set its categories or importance.',
  effect: 'write',
  idempotent: true,
  scopes,
  keywords: ['seen', 'star', 'follow up', 'label', 'tag', 'email'],
  plan: find,
  input: z.object({
    message_id: messageId,
    is_read: z.boolean().optional().describe('Whether it counts as read.'),
    flagged: z.boolean().optional().describe('Whether it has the flag for follow-up.'),
    importance: z.enum(['low', 'normal', 'high']).optional().describe('How important it is.'),
    categories: z
      .array(z.string())
      .optional()
      .describe('All categories that it is to have; those that are left out go.'),
  }),
  output: message,
  request: ({ message_id, is_read, flagged, importance, categories }) =>
    patch(path`/me/messages/${message_id}`, {
      isRead: is_read,
      importance,
      categories,
      ...(flagged !== undefined && { flag: { flagStatus: flagged ? 'flagged' : 'notFlagged' } }),
    }),
  response: readWithoutText,
})

export const moveMessage = defineTool({
  slug: 'OUTLOOK_MOVE_MESSAGE',
  name: 'Move a message',
  description: 'Move a mail to another folder: archive it, bin it, file it.',
  effect: 'write',
  scopes,
  keywords: ['archive', 'trash', 'delete', 'bin', 'junk', 'spam', 'email', 'folder'],
  pitfalls: ['A mail gets a new id when it is moved; the old one leads nowhere.'],
  plan: [
    ...find,
    { tool: 'OUTLOOK_LIST_MAIL_FOLDERS', to: 'learn the id of a folder of the user’s own' },
  ],
  input: z.object({
    message_id: messageId,
    destination_id: z
      .string()
      .describe(
        '`archive`, `deleteditems`, `inbox`, `junkemail`, or an id from OUTLOOK_LIST_MAIL_FOLDERS.',
      ),
  }),
  output: message,
  request: ({ message_id, destination_id }) =>
    post(path`/me/messages/${message_id}/move`, { DestinationId: destination_id }),
  response: readWithoutText,
})

export const listMailFolders = defineTool({
  slug: 'OUTLOOK_LIST_MAIL_FOLDERS',
  name: 'List mail folders',
  description: 'List the folders of the mailbox, or those inside one of them.',
  effect: 'read',
  scopes,
  keywords: ['directories', 'labels', 'unread count', 'email'],
  input: z.object({
    parent_folder_id: z.string().optional().describe('Leave out for the folders at the top.'),
    top,
    skip,
  }),
  output: z.object({
    folders: z.array(
      z.object({
        id: z.string(),
        displayName: z.string(),
        totalItemCount: z.number().optional(),
        unreadItemCount: z.number().optional(),
        childFolderCount: z.number().optional(),
      }),
    ),
    next_skip: nextSkip,
  }),
  request: ({ parent_folder_id, top: count, skip: from }) =>
    get(
      parent_folder_id === undefined
        ? '/me/mailFolders'
        : path`/me/mailFolders/${parent_folder_id}/childFolders`,
      { $top: count, $skip: from || undefined },
    ),
  response: (page: Page<never>, input) => ({
    folders: page.value,
    next_skip: nextSkipOf(page, input),
  }),
})

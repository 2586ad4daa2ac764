import { expect } from 'vitest'
import type { ToolCase } from '../specified.contract.ts'
import { me } from './graph.contract.ts'
import { listed } from './message.ts'

const alike = {
  id: 'm1',
  conversationId: 'c1',
  subject: 'Ropes',
  receivedDateTime: '2026-11-26T09:00:00Z',
  isRead: false,
  isDraft: false,
  hasAttachments: true,
  importance: 'normal',
  categories: ['Blue'],
  webLink: 'https://outlook.office365.com/1',
  bodyPreview: 'About ropes.',
}
const mail = {
  ...alike,
  '@odata.etag': 'dropped',
  from: { emailAddress: { name: 'Ada', address: 'ada@example.com' } },
  toRecipients: [{ emailAddress: { name: 'ben@example.com', address: 'ben@example.com' } }],
  ccRecipients: [],
}
const mailRead = { ...alike, from: 'Ada <ada@example.com>', to: ['ben@example.com'] }
const withBody = { ...mail, body: { contentType: 'html', content: '<p>About ropes.</p>' } }
const graphUrl = 'https://graph.microsoft.com/v1.0'
const searched = { search: '"\\"tax\\" from:ana"', select: listed, top: 25 }
const nextPage = `${graphUrl}/me/messages?$search=%22%5C%22tax%5C%22%20from%3Aana%22&$select=${listed.join(',')}&$top=25&$skiptoken=MTAw`

const attached = {
  id: 'a1',
  name: 'ropes.pdf',
  contentType: 'application/pdf',
  size: 4,
  isInline: false,
}
const ropes = { name: 'ropes.pdf', mimetype: 'application/pdf', text: '%PDF' }
const ropesSent = {
  odataType: '#microsoft.graph.fileAttachment',
  name: 'ropes.pdf',
  contentType: 'application/pdf',
  // In its own member the SDK leaves the bytes out of what it sends (1.0.0-preview.90).
  additionalData: { contentBytes: Buffer.from('%PDF').toString('base64') },
}

const mailFolder = (id: string) => me().mailFolders.byMailFolderId(id)
const message = (id: string) => me().messages.byMessageId(id)
const person = (address: string) => ({ emailAddress: { address } })

/** What is done with mail. */
export const mailCases: readonly ToolCase[] = [
  {
    slug: 'OUTLOOK_LIST_MESSAGES',
    answer: {
      value: [mail],
      '@odata.nextLink': `${graphUrl}/me/mailFolders/inbox/messages?$skip=1`,
    },
    sdk: () =>
      mailFolder('inbox').messages.get({
        queryParameters: { select: listed, orderby: ['receivedDateTime desc'], top: 25 },
      }),
    output: { messages: [mailRead], next_skip: 1 },
  },
  {
    slug: 'OUTLOOK_LIST_MESSAGES',
    input: {
      folder: 'AAMk=',
      is_read: false,
      from_address: "o'hara@example.com",
      subject_contains: "Ada's",
      has_attachments: true,
      received_date_time_lt: '2026-11-27T00:00:00Z',
      top: 5,
      skip: 5,
    },
    answer: { value: [] },
    sdk: () =>
      mailFolder('AAMk=').messages.get({
        queryParameters: {
          select: listed,
          filter:
            'receivedDateTime ge 1900-01-01T00:00:00Z and receivedDateTime lt 2026-11-27T00:00:00Z' +
            " and isRead eq false and hasAttachments eq true and from/emailAddress/address eq 'o''hara@example.com'" +
            " and contains(subject,'Ada''s')",
          orderby: ['receivedDateTime desc'],
          top: 5,
          skip: 5,
        },
      }),
    output: { messages: [], next_skip: null },
  },
  {
    slug: 'OUTLOOK_SEARCH_MESSAGES',
    input: { query: '"tax" from:ana' },
    answer: { value: [mail], '@odata.nextLink': nextPage },
    sdk: () => me().messages.get({ queryParameters: searched }),
    output: { messages: [mailRead], next_page_token: 'MTAw' },
  },
  {
    slug: 'OUTLOOK_SEARCH_MESSAGES',
    input: { query: '"tax" from:ana', page_token: 'MTAw' },
    answer: { value: [{ id: 'm2', subject: null, from: null }] },
    sdk: () => me().messages.withUrl(nextPage).get(),
    output: { messages: [{ id: 'm2', subject: '', from: '', to: [] }], next_page_token: null },
  },
  {
    slug: 'OUTLOOK_GET_MESSAGE',
    input: { message_id: 'm1' },
    answer: {
      ...mail,
      body: { contentType: 'text', content: 'About ropes.\r\n' },
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', ...attached }],
    },
    sdk: () =>
      message('m1').get({
        queryParameters: {
          select: [...listed, 'body'],
          expand: ['attachments($select=id,name,contentType,size,isInline)'],
        },
      }),
    output: { ...mailRead, body: 'About ropes.', attachments: [attached] },
  },
  {
    slug: 'OUTLOOK_SEND_EMAIL',
    input: {
      to_email: 'ben@example.com',
      extra_recipients: ['eve@example.com'],
      subject: 'Ropes',
      body: '<b>New</b> ones',
      is_html: true,
      cc_emails: ['cc@example.com'],
      bcc_emails: ['bcc@example.com'],
    },
    answer: undefined,
    sdk: () =>
      me().sendMail.post({
        message: {
          subject: 'Ropes',
          body: { contentType: 'html', content: '<b>New</b> ones' },
          toRecipients: [person('ben@example.com'), person('eve@example.com')],
          ccRecipients: [person('cc@example.com')],
          bccRecipients: [person('bcc@example.com')],
        },
        saveToSentItems: true,
      }),
    output: { sent: true },
  },
  {
    slug: 'OUTLOOK_CREATE_DRAFT',
    input: { subject: 'Ropes', body: 'New ones', to_recipients: ['ben@example.com'] },
    answer: withBody,
    status: 201,
    sdk: () =>
      me().messages.post({
        subject: 'Ropes',
        body: { contentType: 'text', content: 'New ones' },
        toRecipients: [person('ben@example.com')],
      }),
    output: mailRead,
  },
  {
    slug: 'OUTLOOK_REPLY_EMAIL',
    input: { message_id: 'm1', comment: 'Yes.' },
    answer: undefined,
    sdk: () => message('m1').reply.post({ comment: 'Yes.' }),
    output: { sent: true },
  },
  {
    slug: 'OUTLOOK_REPLY_EMAIL',
    input: { message_id: 'm1', comment: 'Yes.', reply_all: true },
    answer: undefined,
    sdk: () => message('m1').replyAll.post({ comment: 'Yes.' }),
    output: { sent: true },
  },
  {
    slug: 'OUTLOOK_SEND_EMAIL',
    input: { to_email: 'ben@example.com', subject: 'Ropes', body: 'New', attachments: ['file_1'] },
    files: [ropes],
    answer: undefined,
    sdk: () =>
      me().sendMail.post({
        message: {
          subject: 'Ropes',
          body: { contentType: 'text', content: 'New' },
          toRecipients: [person('ben@example.com')],
          attachments: [ropesSent],
        },
        saveToSentItems: true,
      }),
    output: { sent: true },
  },
  {
    slug: 'OUTLOOK_CREATE_DRAFT',
    input: { subject: 'Ropes', body: 'New', attachments: ['file_1'] },
    files: [ropes],
    answer: withBody,
    status: 201,
    sdk: () =>
      me().messages.post({
        subject: 'Ropes',
        body: { contentType: 'text', content: 'New' },
        toRecipients: [],
        attachments: [ropesSent],
      }),
    output: mailRead,
  },
  {
    slug: 'OUTLOOK_REPLY_EMAIL',
    input: { message_id: 'm1', comment: 'Here.', attachments: ['file_1'] },
    files: [ropes],
    answer: undefined,
    sdk: () =>
      message('m1').reply.post({ comment: 'Here.', message: { attachments: [ropesSent] } }),
    output: { sent: true },
  },
  {
    slug: 'OUTLOOK_DOWNLOAD_ATTACHMENT',
    input: { message_id: 'm1', attachment_id: 'a1' },
    answer: ({ url }) =>
      decodeURIComponent(url).endsWith('$value') ? new Response('%PDF') : attached,
    sdk: async () => {
      const attachment = message('m1').attachments.byAttachmentId('a1')
      await attachment.get({ queryParameters: { select: ['name', 'contentType'] } })
      // The SDK has no call for the bytes alone.
      await fetch(`${graphUrl}/me/messages/m1/attachments/a1/$value`)
    },
    output: { file: expect.objectContaining({ name: 'ropes.pdf', mimetype: 'application/pdf' }) },
  },
  {
    slug: 'OUTLOOK_UPDATE_EMAIL',
    input: { message_id: 'm1', is_read: true, flagged: true, importance: 'high', categories: [] },
    answer: withBody,
    sdk: () =>
      message('m1').patch({
        isRead: true,
        flag: { flagStatus: 'flagged' },
        importance: 'high',
        categories: [],
      }),
    output: mailRead,
  },
  {
    slug: 'OUTLOOK_MOVE_MESSAGE',
    input: { message_id: 'm1', destination_id: 'archive' },
    answer: withBody,
    status: 201,
    sdk: () => message('m1').move.post({ destinationId: 'archive' }),
    output: mailRead,
  },
  {
    slug: 'OUTLOOK_LIST_MAIL_FOLDERS',
    answer: { value: [{ id: 'f1', displayName: 'Inbox', unreadItemCount: 3, isHidden: false }] },
    sdk: () => me().mailFolders.get({ queryParameters: { top: 25 } }),
    output: {
      folders: [{ id: 'f1', displayName: 'Inbox', unreadItemCount: 3 }],
      next_skip: null,
    },
  },
  {
    slug: 'OUTLOOK_LIST_MAIL_FOLDERS',
    input: { parent_folder_id: 'inbox', skip: 25 },
    answer: { value: [] },
    sdk: () => mailFolder('inbox').childFolders.get({ queryParameters: { top: 25, skip: 25 } }),
    output: { folders: [], next_skip: null },
  },
]

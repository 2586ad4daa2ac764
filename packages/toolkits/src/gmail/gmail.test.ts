import {
  callUpstream,
  createTestFiles,
  runTool,
  signIn,
  startUpstreams,
  type Upstreams,
} from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { gmail } from './index.ts'

let world: Upstreams<'google'>
let credential: string
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
})
beforeEach(async () => {
  await world.reset()
  credential = await connect('ada@example.com')
})
afterAll(() => world.stop())

async function connect(email: string): Promise<string> {
  if (gmail.auth.scheme !== 'OAUTH2') throw new Error('Gmail connects by OAuth')
  const client = world.authConfigs.gmail
  return (await signIn({ auth: gmail.auth, client, routes: world.routes, email })).accessToken
}

const run = (slug: string, input: Record<string, unknown> = {}, token = credential) =>
  runTool({ toolkit: gmail, slug, input, routes: world.routes, credential: token })

interface Mail {
  messageId: string
  threadId: string
  labelIds: string[]
  messageText: string
}

async function find(query: string, token = credential): Promise<Mail[]> {
  return (await run('GMAIL_FETCH_EMAILS', { query }, token)).messages as Mail[]
}

function midnight(): number {
  return Math.floor(new Date().setHours(0, 0, 0, 0) / 1000)
}

test("today's mails come with sender, subject and text, newest first", async () => {
  const { messages } = await run('GMAIL_FETCH_EMAILS', { query: `in:inbox after:${midnight()}` })
  expect(messages).toHaveLength(5)
  expect((messages as Mail[])[0]).toMatchObject({
    messageId: 'mail_contract',
    sender: 'Priya Nair <priya@northwind.example>',
    subject: 'Contract renewal: signature needed by Friday',
    messageText: expect.stringContaining('The price stays at 4,200 EUR a year'),
    labelIds: ['INBOX', 'UNREAD', 'IMPORTANT'],
    messageTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  })
  expect(await find('newer_than:10d older_than:2d')).toMatchObject([
    { messageId: 'mail_agenda' },
    { messageId: 'mail_sent' },
  ])
})

test('mails can be listed by label, by page, and as ids alone', async () => {
  const first = await run('GMAIL_FETCH_EMAILS', {
    label_ids: ['UNREAD'],
    max_results: 3,
    ids_only: true,
  })
  expect(first.messages).toEqual([
    { messageId: 'mail_contract', threadId: 'thread_contract' },
    { messageId: 'mail_build', threadId: 'thread_build' },
    { messageId: 'mail_newsletter', threadId: 'thread_newsletter' },
  ])
  const second = await run('GMAIL_FETCH_EMAILS', {
    label_ids: ['UNREAD'],
    max_results: 3,
    page_token: first.nextPageToken,
    include_payload: false,
  })
  expect(second.messages).toMatchObject([
    { messageId: 'mail_invoice', subject: 'Invoice 118: 23.80 EUR' },
  ])
  expect(second.messages).not.toMatchObject([{ messageText: expect.anything() }])
  expect(second.nextPageToken).toBeUndefined()
})

test('an HTML mail reads as plain text', async () => {
  const { messageText } = await run('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', {
    message_id: 'mail_newsletter',
  })
  expect(messageText).toContain(
    'Steel lasts longer; aluminium is lighter. Café talk & lab tests: €12 buys both.',
  )
  expect(messageText).toContain('- Open it\n- Close it\n- Screw it down')
  expect(messageText).not.toMatch(/track|color|sent with a tool|<|&#/)
})

test('an attachment is named, with its size, and its bytes are left out', async () => {
  const mail = await run('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: 'mail_invoice' })
  expect(mail).toMatchObject({
    messageText: expect.stringContaining('Your invoice is attached.'),
    attachmentList: [{ filename: 'invoice-118.pdf', mimeType: 'application/pdf', size: 29 }],
  })
})

test('a sent mail is in the mailbox, its subject, text and copies as they were written', async () => {
  const subject = 'Réunion ⚙️ d’équipe: l’ordre du jour, assez long pour deux mots encodés'
  const body =
    'Grüße,\n\n日本語 and a line that is much longer than seventy-six characters, so that it wraps.\n'
  const sent = await run('GMAIL_SEND_EMAIL', {
    recipient_email: 'priya@northwind.example',
    cc: ['ben@example.com'],
    extra_recipients: ['sofia@example.org'],
    subject,
    body,
  })
  const mail = await run('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: sent.id })
  expect(mail).toMatchObject({
    sender: 'ada@example.com',
    to: 'priya@northwind.example, sofia@example.org',
    cc: 'ben@example.com',
    subject,
    messageText: body.trim(),
    labelIds: ['SENT'],
  })
})

test('an HTML mail is sent as HTML', async () => {
  const body = '<p>One</p><p>Two &amp; three</p>'
  const input = { recipient_email: 'ben@example.com', subject: 's', body, is_html: true }
  const { id } = await run('GMAIL_SEND_EMAIL', input)
  const raw = (await callUpstream(
    { method: 'GET', path: `/gmail/v1/users/me/messages/${String(id)}` },
    { toolkit: gmail, routes: world.routes, credential },
  )) as { payload: { mimeType: string; body: { data: string } } }
  expect(raw.payload.mimeType).toBe('text/html')
  expect(Buffer.from(raw.payload.body.data, 'base64url').toString()).toBe(body)
})

const report = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200_000, 0xe9)])

/** A tool with files, and what is kept of them. */
function withFiles() {
  const files = createTestFiles()
  const { id } = files.add({
    name: 'Bericht größer.pdf',
    mimetype: 'application/pdf',
    bytes: report,
  })
  const runWith = (slug: string, input: Record<string, unknown>) =>
    runTool({ toolkit: gmail, slug, input, routes: world.routes, credential, files })
  return { files, id, runWith }
}

test('an attachment arrives byte for byte, by its name, and can be taken out of the mail again', async () => {
  const { files, id, runWith } = withFiles()
  const sent = await runWith('GMAIL_SEND_EMAIL', {
    recipient_email: 'ben@example.com',
    subject: 'The report',
    body: 'Attached.',
    attachments: [id, id],
  })
  const mail = await run('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: sent.id })
  const { attachmentList: [first, second] = [], ...rest } = mail as {
    attachmentList?: Record<string, unknown>[]
  }
  expect(rest).toMatchObject({ subject: 'The report', messageText: 'Attached.' })
  expect(second).toMatchObject({ mimeType: 'application/pdf', size: report.length })
  const { file } = await runWith('GMAIL_GET_ATTACHMENT', {
    message_id: sent.id,
    attachment_id: first?.attachmentId,
    file_name: 'Bericht größer.pdf',
  })
  const kept = file as { id: string; name: string }
  expect(kept.name).toBe('Bericht größer.pdf')
  expect(Buffer.from(files.bytes(kept.id)).equals(report)).toBe(true)
})

test('drafts and replies take attachments too, and a reply stays in its thread', async () => {
  const { id, runWith } = withFiles()
  const mail = { body: 'Attached.', message_body: 'Attached.', attachments: [id] }
  await runWith('GMAIL_CREATE_EMAIL_DRAFT', { ...mail, subject: 'For later' })
  expect(await find('in:drafts')).toMatchObject([
    { subject: 'For later', attachmentList: [{ size: report.length }] },
  ])
  const thread = { ...mail, thread_id: 'thread_lunch' }
  expect(await runWith('GMAIL_REPLY_TO_THREAD', thread)).toMatchObject({ threadId: 'thread_lunch' })
  const { messages } = await run('GMAIL_FETCH_MESSAGE_BY_THREAD_ID', { thread_id: 'thread_lunch' })
  expect(messages).toMatchObject([
    { messageId: 'mail_lunch' },
    { subject: 'Re: Lunch on Thursday?', attachmentList: [{ size: report.length }] },
  ])
})

test('more than Gmail takes is told before anything is sent, and what to do', async () => {
  const { files, runWith } = withFiles()
  const { id } = files.add({ name: 'large.bin', bytes: new Uint8Array(13 * 1024 * 1024) })
  const mail = { recipient_email: 'ben@example.com', body: '', attachments: [id, id] }
  await expect(runWith('GMAIL_SEND_EMAIL', mail)).rejects.toMatchObject({
    code: 'invalid_arguments',
    hint: 'Upload what is large to Google Drive, and send its link.',
  })
  await expect(
    runWith('GMAIL_SEND_EMAIL', { ...mail, attachments: ['file_unknown'] }),
  ).rejects.toMatchObject({ code: 'file_not_found' })
  expect(world.upstreams.google.requests.filter(({ path }) => path.includes('/send'))).toEqual([])
})

test('headers and addresses cannot be smuggled in', async () => {
  const mail = { recipient_email: 'ben@example.com', subject: 'hi', body: 'text' }
  for (const bad of [
    { subject: 'hi\r\nBcc: eve@evil.example' },
    { recipient_email: 'ben@example.com\r\nBcc: eve@evil.example' },
    { recipient_email: 'ben@example.com, eve@evil.example' },
    { cc: ['eve@evil.example\n'] },
  ]) {
    await expect(run('GMAIL_SEND_EMAIL', { ...mail, ...bad })).rejects.toMatchObject({
      code: 'invalid_arguments',
    })
  }
  expect(world.upstreams.google.requests.filter(({ path }) => path.includes('/send'))).toEqual([])
})

test('a reply goes to the sender, into the same thread, with its headers', async () => {
  const input = { thread_id: 'thread_lunch', message_body: 'Yes, 12:30 suits me.' }
  expect(await run('GMAIL_REPLY_TO_THREAD', input)).toMatchObject({ threadId: 'thread_lunch' })
  const { messages } = await run('GMAIL_FETCH_MESSAGE_BY_THREAD_ID', { thread_id: 'thread_lunch' })
  expect(messages).toMatchObject([
    { messageId: 'mail_lunch' },
    {
      to: 'ben@example.com',
      subject: 'Re: Lunch on Thursday?',
      messageText: 'Yes, 12:30 suits me.',
    },
  ])
  const sent = world.upstreams.google.requests.findLast(({ path }) => path.endsWith('/send'))
  const { raw } = JSON.parse(sent?.body ?? '{}') as { raw: string }
  const mime = Buffer.from(raw, 'base64url').toString()
  expect(mime).toContain('In-Reply-To: <lunch@mail.example>\r\n')
  expect(mime).toContain('References: <lunch@mail.example>\r\n')
})

test('threads are listed, and found by words', async () => {
  const all = await run('GMAIL_LIST_THREADS', { max_results: 3 })
  expect(all).toMatchObject({
    threads: [{ id: 'thread_contract' }, { id: 'thread_build' }, { id: 'thread_lunch' }],
    nextPageToken: expect.any(String),
  })
  const { threads } = await run('GMAIL_LIST_THREADS', { query: 'subject:invoice' })
  expect(threads).toMatchObject([{ id: 'thread_invoice' }])
})

test('a draft waits unsent, and is sent on request', async () => {
  const draft = await run('GMAIL_CREATE_EMAIL_DRAFT', {
    recipient_email: 'ben@example.com',
    subject: 'Numbers for page 4',
    body: 'Please fill in.',
  })
  expect(await find('in:drafts')).toMatchObject([
    { subject: 'Numbers for page 4', labelIds: ['DRAFT'] },
  ])
  expect(await run('GMAIL_SEND_DRAFT', { draft_id: draft.id })).toMatchObject({
    labelIds: ['SENT'],
  })
  expect(await find('in:drafts')).toEqual([])
  expect(await find('in:sent subject:Numbers')).toMatchObject([{ messageText: 'Please fill in.' }])
})

test('labels are listed, put on and taken off', async () => {
  const { labels } = await run('GMAIL_LIST_LABELS')
  expect(labels).toContainEqual({ id: 'Label_travel', name: 'Travel', type: 'user' })
  expect(labels).toContainEqual({ id: 'INBOX', name: 'INBOX', type: 'system' })
  await run('GMAIL_ADD_LABEL_TO_EMAIL', {
    message_id: 'mail_contract',
    add_label_ids: ['Label_travel'],
    remove_label_ids: ['UNREAD', 'INBOX'],
  })
  expect(await find('label:Travel renewal')).toMatchObject([
    { labelIds: ['IMPORTANT', 'Label_travel'] },
  ])
})

test('a mail in the trash is no longer found', async () => {
  await run('GMAIL_MOVE_TO_TRASH', { message_id: 'mail_newsletter' })
  expect(await find('aluminium')).toEqual([])
  const { messages } = await run('GMAIL_FETCH_EMAILS', {
    query: 'aluminium',
    include_spam_trash: true,
  })
  expect(messages).toMatchObject([{ labelIds: ['UNREAD', 'CATEGORY_PROMOTIONS', 'TRASH'] }])
})

test('each person sees their own mailbox, and is told apart', async () => {
  const ben = await connect('ben@example.com')
  expect(await find('in:inbox', ben)).toMatchObject([
    { messageId: 'mail_ben_review' },
    { messageId: 'mail_ben_gym' },
  ])
  const [first, second] = [await identify(credential), await identify(ben)]
  expect(first.label).toBe('ada@example.com')
  expect(second.label).toBe('ben@example.com')
  expect(first.subject).not.toBe(second.subject)
})

async function identify(token: string) {
  if (!gmail.identity) throw new Error('Gmail tells who it is')
  const { request, read } = gmail.identity
  const context = { toolkit: gmail, routes: world.routes, credential: token }
  return read((await callUpstream(request, context)) as never)
}

test('an unknown, expired or revoked token is refused, and the failure says so', async () => {
  const refused = { details: { status: 401, reason: 'token_rejected' } }
  await expect(run('GMAIL_LIST_LABELS', {}, 'made-up')).rejects.toMatchObject(refused)
  world.upstreams.google.expire(credential)
  await expect(run('GMAIL_LIST_LABELS')).rejects.toMatchObject(refused)
  credential = await connect('ada@example.com')
  world.upstreams.google.revoke(credential)
  await expect(run('GMAIL_LIST_LABELS')).rejects.toMatchObject(refused)
})

test("Google's own sentence reaches the caller", async () => {
  const missing = run('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: 'nope' })
  await expect(missing).rejects.toMatchObject({
    message: 'Requested entity was not found.',
    details: { status: 404, reason: undefined },
  })
  const scope = { error: { message: 'no', errors: [{ reason: 'insufficientPermissions' }] } }
  expect(gmail.failure?.({ status: 403, body: scope })?.reason).toBe('missing_scopes')
  const quota = { error: { message: 'no', errors: [{ reason: 'userRateLimitExceeded' }] } }
  expect(gmail.failure?.({ status: 403, body: quota })?.reason).toBe('rate_limited')
  expect(gmail.failure?.({ status: 502, body: '<html>' })?.message).toBe(
    'Google answered with status 502.',
  )
})

import { captureRequests, runSpecifiedCase } from '@maillon/testkit/specified'
import { callUpstream, runTool } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified, trying } from '../specified.contract.ts'
import { attach } from './attach.ts'
import { calendarCases } from './calendar-cases.contract.ts'
import { outlookFailure } from './failure.ts'
import { me } from './graph.contract.ts'
import { outlook } from './index.ts'
import { mailCases } from './mail-cases.contract.ts'

specified(outlook, [...mailCases, ...calendarCases])

const ran = async (slug: string, input: object) => {
  const tool = outlook.tools.find((one) => one.slug === slug)
  const requests: unknown[] = []
  const call = async (request: { headers?: Record<string, string> }) => {
    requests.push(request.headers)
    return { id: '1', value: [] }
  }
  const never = () => Promise.reject(new Error('No tool here does.'))
  const upstream = { call, exchange: never, download: never, keepFile: never, file: never }
  await tool?.run((tool.input as { parse(value: object): never }).parse(input), upstream)
  return requests
}

test('texts are asked for without HTML, and times on the clock that the caller named', async () => {
  expect(await ran('OUTLOOK_GET_MESSAGE', { message_id: 'm1' })).toEqual([
    { prefer: 'outlook.body-content-type="text"' },
  ])
  const times = { start_datetime: '2026-11-26T08:00:00Z', end_datetime: '2026-11-27T08:00:00Z' }
  expect(await ran('OUTLOOK_LIST_EVENTS', { ...times, timezone: 'Europe/Paris' })).toEqual([
    { prefer: 'outlook.timezone="Europe/Paris"' },
  ])
})

test.each(['UTC"\r\nx: y', 'UTC", IdType="ImmutableId', ''])(
  'a name of a zone cannot bring more into the header: %j',
  async (timezone) => {
    const input = {
      start_datetime: '2026-11-26T08:00:00Z',
      end_datetime: '2026-11-27T08:00:00Z',
      timezone,
    }
    const run = runTool({ toolkit: outlook, slug: 'OUTLOOK_LIST_EVENTS', input, routes: {} })
    await expect(run).rejects.toMatchObject({ code: 'invalid_arguments' })
  },
)

const { auth, identity } = outlook
if (auth.scheme !== 'OAUTH2' || !identity) throw new Error('Outlook connects by OAuth.')

test('a grant told by the long names of scopes is the grant that was asked for', () => {
  const needed = new Set(outlook.tools.flatMap(({ scopes = [] }) => scopes))
  for (const scope of needed)
    expect(auth.includes?.[`https://graph.microsoft.com/${scope}`]).toEqual([scope])
})

test('the connected account is known by its id, and its address is taken for nobody’s proof', async () => {
  const user = { id: 'u1', displayName: 'Ada', mail: 'ceo@example.com', userPrincipalName: 'ada@x' }
  const ours = await captureRequests(
    () => callUpstream(identity.request, { toolkit: outlook, routes: {} }),
    user,
  )
  const select = ['id', 'displayName', 'mail', 'userPrincipalName']
  const theirs = await captureRequests(() => me().get({ queryParameters: { select } }), user)
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(user as never)).toEqual({ subject: 'u1', label: 'ceo@example.com' })
  expect(identity.read({ id: 'u2', mail: null, userPrincipalName: 'b@x' } as never)).toEqual({
    subject: 'u2',
    label: 'b@x',
  })
})

test.each([
  [401, { error: { code: 'InvalidAuthenticationToken', message: '' } }, 'token_rejected'],
  [403, { error: { code: 'ErrorAccessDenied', message: 'Access is denied.' } }, 'missing_scopes'],
  [403, { error: { code: 'MailboxNotEnabledForRESTAPI', message: 'No mailbox.' } }, undefined],
  [429, { error: { code: 'ApplicationThrottled', message: 'Slow.' } }, 'rate_limited'],
  [502, 'Bad gateway', undefined],
])('a refusal with %i says what Graph says: %j', (status, body, reason) => {
  const error = typeof body === 'string' ? undefined : body.error
  expect(outlookFailure({ status, body })).toEqual({
    message: error?.message || error?.code || 'Outlook answered with status 502.',
    ...(reason && { reason }),
  })
})

test('what is too large goes to an upload session in ranges, which gets no token', async () => {
  const inFours = trying(outlook, async (upstream) => {
    await attach(upstream, 'm1', [await upstream.file('file_1')], { inside: 4, range: 4 })
    return {}
  })
  const uploadUrl = 'https://outlook.office.com/api/v2.0/Users/x/AttachmentSessions/y?authtoken=z'
  const headers = (range: string) => ({ authorization: null, 'content-range': range })
  const { ours, theirs } = await runSpecifiedCase(inFours, {
    slug: 'TRY',
    files: [{ name: 'ropes.txt', mimetype: 'text/plain', text: 'abcdefghij' }],
    answer: ({ url }) => (url.endsWith('createUploadSession') ? { uploadUrl } : {}),
    headers: ['authorization', 'content-range'],
    sdk: () =>
      me()
        .messages.byMessageId('m1')
        .attachments.createUploadSession.post({
          attachmentItem: {
            attachmentType: 'file',
            name: 'ropes.txt',
            size: 10,
            contentType: 'text/plain',
          },
        }),
  })
  const [begun, ...ranges] = ours
  expect(begun?.body).toEqual(theirs[0]?.body)
  expect(ranges).toMatchObject([
    { method: 'PUT', body: 'abcd', headers: headers('bytes 0-3/10') },
    { method: 'PUT', body: 'efgh', headers: headers('bytes 4-7/10') },
    { method: 'PUT', body: 'ij', headers: headers('bytes 8-9/10') },
  ])
})

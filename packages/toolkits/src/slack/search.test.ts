import { runSpecifiedCase } from '@maillon/testkit/specified'
import { WebClient } from '@slack/web-api'
import { expect, test } from 'vitest'
import { slack } from './index.ts'

const match = {
  ts: '1763895600.000200',
  channel: { id: 'C1', name: 'general' },
  user: 'U1',
  username: 'ana',
  text: 'The rope is short',
  permalink: 'https://ropes.slack.com/archives/C1/p1763895600000200',
}

test('a search is what the SDK sends, and goes with the token of the user', async () => {
  const { ours, theirs, output } = await runSpecifiedCase(slack, {
    slug: 'SLACK_SEARCH_MESSAGES',
    input: { query: 'rope in:#general', sort: 'timestamp', count: 5 },
    answer: {
      ok: true,
      messages: { total: 6, matches: [{ ...match, iid: 'x', team: 'T1', blocks: [] }] },
      response_metadata: { next_cursor: 'c2' },
    },
    sdk: () =>
      new WebClient('specified').search.messages({
        query: 'rope in:#general',
        sort: 'timestamp',
        sort_dir: 'desc',
        count: 5,
        cursor: '*',
      }),
  })
  expect(theirs).toHaveLength(1)
  expect(ours).toEqual(theirs)
  expect(output).toEqual({ total: 6, messages: [match], next_cursor: 'c2' })
  const tool = slack.tools.find(({ slug }) => slug === 'SLACK_SEARCH_MESSAGES')
  expect(tool).toMatchObject({ token: 'user', scopes: ['user:search:read'] })
})

test('a file goes up as the SDK sends it', async () => {
  const { ours, theirs } = await runSpecifiedCase(slack, {
    slug: 'SLACK_UPLOAD_FILE',
    input: { channel: 'C1', file: 'file_1', initial_comment: 'Look', thread_ts: '1.2' },
    files: [{ name: 'a.txt', mimetype: 'text/plain', text: 'abc' }],
    answer: ({ url }) =>
      url.startsWith('https://files.slack.com/')
        ? new Response('OK')
        : { ok: true, upload_url: 'https://files.slack.com/upload/v1/x', file_id: 'F1', files: [] },
    sdk: () =>
      new WebClient('specified').filesUploadV2({
        file: Buffer.from('abc'),
        filename: 'a.txt',
        title: 'a.txt',
        channel_id: 'C1',
        initial_comment: 'Look',
        thread_ts: '1.2',
      }),
  })
  const meant = ({ url, body }: (typeof ours)[number]) => ({ url, body: asRecord(body) })
  expect(ours.map(meant)).toEqual(theirs.map(meant))
})

/** The SDK sends the file as a part of a form, which is as good to Slack. */
function asRecord(body: unknown): unknown {
  const [part] = Array.isArray(body) ? (body as { body?: unknown }[]) : []
  return part && 'body' in part ? part.body : body
}

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

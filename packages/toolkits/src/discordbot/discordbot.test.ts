import { placeKey } from '@maillon/core/toolkit'
import { captureRequests } from '@maillon/testkit/specified'
import { runTool } from '@maillon/testkit/upstreams'
import { expect, test } from 'vitest'
import { specified } from '../specified.contract.ts'
import { cases } from './cases.contract.ts'
import { discordFailure } from './failure.ts'
import { discordbot } from './index.ts'

specified(discordbot, cases)

test('the token goes as that of a bot, and tells which bot it is', () => {
  const { auth, identity } = discordbot
  if (auth.scheme !== 'API_KEY') throw new Error('Discord connects by key.')
  const typed = { fields: {}, secrets: { api_key: 'specified' } }
  expect(placeKey(auth, typed).headers).toEqual({ authorization: 'Bot specified' })
  expect(auth.check).toEqual(identity?.request)
  const bot = { id: '500000000000000001', username: 'belay' }
  expect(identity?.read(bot as never)).toEqual({ subject: bot.id, label: 'belay' })
})

test.each([
  { before: '300000000000000001', after: '300000000000000002' },
  { limit: 101 },
  { before: '../pins' },
])('messages by %o are refused, and nothing is sent', async (which) => {
  const { requests } = await captureRequests(
    () =>
      expect(
        runTool({
          toolkit: discordbot,
          slug: 'DISCORDBOT_LIST_MESSAGES',
          input: { channel_id: '200000000000000001', ...which },
          routes: {},
        }),
      ).rejects.toMatchObject({ code: 'invalid_arguments' }),
    [],
  )
  expect(requests).toEqual([])
})

test.each([
  [401, { code: 0, message: '401: Unauthorized' }, '401: Unauthorized', 'token_rejected'],
  [403, { code: 50_001, message: 'Missing Access' }, 'Missing Access'],
  [429, { message: 'Slow down.', retry_after: 1 }, 'Slow down.', 'rate_limited'],
  [
    400,
    {
      code: 50_035,
      message: 'Invalid Form Body',
      errors: { embeds: { 0: { title: { _errors: [{ code: 'X', message: 'Too long.' }] } } } },
    },
    'Invalid Form Body embeds.0.title: Too long.',
  ],
  [502, 'Bad Gateway', 'Discord answered with status 502.'],
])('a refusal with %i says what Discord says: %j', (status, body, message, reason?: string) => {
  expect(discordFailure({ status, body })).toEqual({ message, ...(reason && { reason }) })
})

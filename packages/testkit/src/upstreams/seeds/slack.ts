import type { Emulation } from '../emulation.ts'
import { clients } from './clients.ts'
import { people } from './people.ts'

const { ada, ben } = people
const tokens = { ada: 'xoxp-seed-ada', ben: 'xoxp-seed-ben' }

/** Slack's people and channels. Scopes are enforced, as the real service does. */
export function slackSeed(redirectUri: string) {
  const scopes = ['chat:write', 'channels:read', 'channels:join', 'groups:read']
  return {
    strict_scopes: true,
    team: { name: 'Lumen Labs', domain: 'lumen-labs' },
    users: [ada, ben].map(({ slack, name, email }) => ({ name: slack, real_name: name, email })),
    channels: [
      { name: 'launch', topic: 'Shop launch', purpose: 'All that has to happen before we open' },
      { name: 'support', topic: 'Questions from customers' },
      { name: 'board', topic: 'Not for everyone', is_private: true },
    ],
    tokens: [
      { token: tokens.ada, type: 'user', user: ada.slack, scopes },
      { token: tokens.ben, type: 'user', user: ben.slack, scopes },
    ],
    oauth_apps: [
      {
        client_id: clients.slack.clientId,
        client_secret: clients.slack.clientSecret,
        name: 'Maillon',
        bot_name: 'maillon',
        redirect_uris: [redirectUri],
      },
    ],
  }
}

/** Writes today's messages. */
export async function populateSlack(forward: Emulation['forward']): Promise<void> {
  const post = async (who: 'ada' | 'ben', channel: string, text: string, thread?: string) => {
    const body = JSON.stringify({ channel, text, ...(thread && { thread_ts: thread }) })
    const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' }
    const response = await forward({ method: 'POST', path: '/api/chat.postMessage', headers, body })
    return ((await response.json()) as { ts: string }).ts
  }
  const stock = await post('ada', 'launch', 'The first 400 links are in the warehouse :tada:')
  await post('ben', 'launch', 'Counted: 398. Two boxes were open.', stock)
  await post('ada', 'launch', 'I ask the carrier.', stock)
  await post(
    'ben',
    'launch',
    'The voucher fix is in review, we should not open before it is merged.',
  )
  await post('ben', 'support', 'A customer asks whether the 8 mm link fits a 10.5 mm rope.')
  await post('ada', 'support', 'It does. I add it to the product page.')
  await post('ada', 'general', 'Good morning! Stand-up in ten minutes.')
}

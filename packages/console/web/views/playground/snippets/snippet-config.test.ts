import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { expect, test } from 'vitest'
import { snippetConfig } from './snippet-config.ts'

const tool = { slug: 'GMAIL_FETCH_EMAILS', toolkit: 'gmail' }

test('the session that the code makes may do what the one at hand may, and lists the tool', async () => {
  const { engine, stop } = await createTestEngine()
  const maillon = new Maillon({ engine })
  const configs = [
    {},
    { toolkits: ['gmail', 'github'] },
    {
      toolkits: { disable: ['slack'] },
      tools: { gmail: ['GMAIL_FETCH_EMAILS'], github: { tags: { disable: ['destructiveHint'] } } },
      tags: ['readOnlyHint'],
      permissions: {
        default: 'ask_every_call',
        effects: { read: 'always_allow' },
        constraints: { GMAIL_FETCH_EMAILS: { max_results: { max: 5 } } },
        allowProxy: ['gmail'],
      },
      multiAccount: { enable: true },
    },
  ] as const
  for (const given of configs) {
    const preload = { tools: [tool.slug] }
    const { config } = await maillon.create('user_1', { ...given, preload })
    const made = await maillon.create('user_1', snippetConfig(config, tool))
    expect(made.config).toEqual(config)
  }
  expect(snippetConfig((await maillon.create('user_1')).config, tool, 'ca_1')).toEqual({
    connectedAccounts: { gmail: ['ca_1'] },
    preload: { tools: ['GMAIL_FETCH_EMAILS'] },
  })
  await stop()
})

import { createTestEngine } from '@maillon/testkit'
import { Maillon } from '@maillon/core'
import { expect, test } from 'vitest'
import { configLines } from './config-text.ts'

test('a session’s config is told in words, and what is left out is what every session has', async () => {
  const { engine, stop } = await createTestEngine()
  const maillon = new Maillon({ engine })
  const plain = await maillon.create('user_1')
  expect(configLines(plain.config)).toEqual([
    { name: 'Toolkits', says: 'all' },
    { name: 'Connecting in chat', says: 'the agent hands out the link' },
    { name: 'Listed tools', says: 'meta tools' },
  ])
  const narrow = await maillon.create('user_1', {
    toolkits: { disable: ['slack'] },
    tools: { gmail: ['GMAIL_FETCH_EMAILS'], github: { tags: ['readOnlyHint'] } },
    tags: { disable: ['destructiveHint'] },
    permissions: {
      effects: { write: 'ask_always' },
      overrides: { GMAIL_SEND_EMAIL: 'always_deny' },
      constraints: { GMAIL_FETCH_EMAILS: { max_results: { max: 5, optional: true } } },
    },
    manageConnections: false,
    preload: { tools: ['GMAIL_FETCH_EMAILS'] },
  })
  expect(configLines(narrow.config)).toEqual([
    { name: 'Toolkits', says: 'all but slack' },
    { name: 'Tools of gmail', says: 'GMAIL_FETCH_EMAILS' },
    { name: 'Tools of github', says: 'one of readOnlyHint' },
    { name: 'Tools with tags', says: 'none of destructiveHint' },
    { name: 'Tools that write', says: 'are approved at each call' },
    { name: 'GMAIL_SEND_EMAIL', says: 'is denied' },
    { name: 'GMAIL_FETCH_EMAILS, max_results', says: 'is at most 5, may be left out' },
    { name: 'Connecting in chat', says: 'no: the app does it' },
    { name: 'Listed tools', says: 'meta tools, GMAIL_FETCH_EMAILS' },
  ])
  await stop()
})

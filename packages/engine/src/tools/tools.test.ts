import { gmail, slack } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { createCatalogue } from '../catalogue/catalogue.ts'
import { nowhere } from './nowhere.contract.ts'
import { createTools } from './tools.ts'

test('a toolkit is found from the moment it is put, and no longer than it is there', () => {
  const catalogue = createCatalogue([gmail])
  const tools = createTools(catalogue, nowhere)
  const slugs = () =>
    tools.search('send a message', { filter: () => true, limit: 20 }).map(({ slug }) => slug)
  expect(slugs()).toContain('GMAIL_SEND_EMAIL')
  expect(slugs()).not.toContain('SLACK_SEND_MESSAGE')
  catalogue.put(slack)
  expect(slugs()).toContain('SLACK_SEND_MESSAGE')
  catalogue.put({
    ...slack,
    tools: slack.tools.filter(({ slug }) => slug !== 'SLACK_SEND_MESSAGE'),
  })
  expect(slugs()).not.toContain('SLACK_SEND_MESSAGE')
  catalogue.remove('gmail')
  expect(slugs().join()).not.toContain('GMAIL_')
})

test("the app's own words find a tool, and say so", () => {
  const find = (synonyms: Record<string, string[]>) =>
    createTools(createCatalogue([gmail, slack]), nowhere, { synonyms }).search(
      'holler at the crew',
      { filter: () => true, limit: 1 },
    )
  expect(find({})).toEqual([])
  expect(find({ holler: ['send message'] })).toMatchObject([
    { slug: 'SLACK_SEND_MESSAGE', words: ['holler'] },
  ])
})

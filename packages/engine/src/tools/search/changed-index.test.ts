import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearchIndex } from './search-index.ts'
import type { SearchableTool } from './searchable-tool.ts'

const tools = [
  ['GMAIL_FETCH_EMAILS', 'gmail', 'Fetch emails', 'List messages of the mailbox.'],
  ['GMAIL_SEND_EMAIL', 'gmail', 'Send email', 'Send an email to one or more recipients.'],
  ['SLACK_SEND_MESSAGE', 'slack', 'Send message', 'Post a message to a Slack channel.'],
  ['SLACK_LIST_CHANNELS', 'slack', 'List channels', 'List the channels of the workspace.'],
  ['GITHUB_CREATE_ISSUE', 'github', 'Create issue', 'Open an issue in a repository.'],
  ['WEATHER_JA', 'tenki', '天気予報を取得', '都市の天気予報を返します。'],
].map(([slug = '', toolkit = '', name = '', description = '']): SearchableTool => {
  return { slug, toolkit, name, description, parameters: [] }
})
const chosenTools = fc.shuffledSubarray(tools)
const text = fc
  .array(fc.constantFrom('send', 'email', 'channels', 'issue', '天気', 'x', 'list'))
  .map((words) => words.join(' '))

test('an index made of another finds as one that is made anew', () => {
  const synonyms = { ping: ['send message'] }
  fc.assert(
    fc.property(
      chosenTools,
      fc.array(chosenTools, { maxLength: 5 }),
      text,
      (first, steps, query) => {
        let changed = createSearchIndex(first, { synonyms })
        for (const now of steps) {
          changed = changed.of(now)
          for (const queries of [[query], ['ping about an issue']]) {
            const anew = createSearchIndex(now, { synonyms }).search({ queries })
            expect(changed.search({ queries })).toEqual(anew)
          }
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('of the tools that stay, an index made of another reads nothing again', () => {
  let read = 0
  const counted = tools.map((one) => ({
    ...one,
    get description() {
      read += 1
      return one.description
    },
  }))
  const first = createSearchIndex(counted.slice(1))
  expect(read).toBe(tools.length - 1)
  const second = first.of(counted)
  expect(read).toBe(tools.length)
  expect(second.search({ queries: ['fetch emails'] })[0]?.slug).toBe('GMAIL_FETCH_EMAILS')
  expect(first.search({ queries: ['fetch emails'] }).map(({ slug }) => slug)).not.toContain(
    'GMAIL_FETCH_EMAILS',
  )
})

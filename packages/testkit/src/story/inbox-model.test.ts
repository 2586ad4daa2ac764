import { expect, test } from 'vitest'
import { inboxFetch } from './inbox-fetch.ts'
import { inboxModel } from './inbox-model.ts'

const told = (answer: object) => inboxModel({ results: [JSON.stringify(answer)] })
const reads = { calls: [{ name: 'COMPOSIO_MULTI_EXECUTE_TOOL' }] }
const mail = { sender: 'Ben <ben@example.com>', subject: 'Lunch', labelIds: [] }
const summed = { text: expect.stringContaining('1 email from today') }

test('the stand-in reads on its own once the account that it asked for is connected', () => {
  expect(told({ results: { gmail: { has_active_connection: true } } })).toMatchObject(reads)
})

test('it hands out a link where it is given one, and none where the app shows the link itself', () => {
  const link = 'http://localhost:3000/link/ln_1'
  const shown = '(a button that the app shows to the user)'
  const required = (redirect_url: string) => ({ code: 'connection_required', redirect_url })
  for (const given of [
    (redirect_url: string) => told({ results: { gmail: { redirect_url } } }),
    (redirect_url: string) => told({ results: [{ response: { data: required(redirect_url) } }] }),
    (redirect_url: string) => told({ ...required(redirect_url), error: 'Connect first.' }),
  ]) {
    expect(given(link).text).toContain(link)
    expect(given(shown)).toEqual({
      text: 'I can do that as soon as your Gmail account is connected.',
    })
  }
})

test('it calls the tool itself where that is offered, and sums up what either way answers', () => {
  const tools = [{ name: 'GMAIL_FETCH_EMAILS', description: '', parameters: {} }]
  expect(inboxModel({ results: [], tools })).toMatchObject({
    calls: [{ name: 'GMAIL_FETCH_EMAILS' }],
  })
  expect(told({ messages: [mail] })).toMatchObject(summed)
  expect(told({ results: [{ response: { data: { messages: [mail] } } }] })).toMatchObject(summed)
})

test('behind a vendor’s API it answers the vendor’s own SDK', async () => {
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'hi' }] })
  const url = 'https://api.openai.com/v1/chat/completions'
  const answer = (await (await inboxFetch()(url, { method: 'POST', body })).json()) as object
  expect(answer).toMatchObject({
    choices: [{ message: { tool_calls: [{ function: { name: 'COMPOSIO_SEARCH_TOOLS' } }] } }],
  })
})

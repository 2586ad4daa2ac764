import { captureRequests } from '@maillon/testkit/specified'
import { callUpstream } from '@maillon/testkit/upstreams'
import { createTrelloClient } from 'trello.js'
import { type Client, createClient } from 'trello.js/core'
import { expect, test } from 'vitest'
import { specified, type ToolCase } from '../specified.contract.ts'
import { cardFields } from './fields.ts'
import { trelloFailure } from './failure.ts'
import { trello } from './index.ts'

const credential = { api_key: 'a'.repeat(32), token: 'specified' }
const plain = createClient({ apiKey: credential.api_key, apiToken: 'specified', skipParsing: true })

/** The client as it is, but that values of changes stand in the body, which Trello takes as well: an address has less room. */
const inBody: Client = {
  sendRequest: ({ searchParams, ...options }) =>
    plain.sendRequest(
      options.method === 'GET'
        ? { ...options, ...(searchParams && { searchParams }) }
        : { ...options, body: searchParams },
    ),
}
const client = createTrelloClient(inBody)

const rope = {
  id: 'c1',
  name: 'Buy rope',
  desc: '8 mm',
  idBoard: 'b1',
  idList: 'l1',
  idMembers: ['m1'],
  labels: [{ id: 'g1', name: 'Gear', color: 'green' }],
  due: '2026-12-01T09:00:00.000Z',
  dueComplete: false,
  closed: false,
  dateLastActivity: '2026-11-26T09:00:00.000Z',
  shortUrl: 'https://trello.com/c/x',
}
const answered = { ...rope, pos: 1, badges: {} }

const cases: ToolCase[] = [
  {
    slug: 'TRELLO_ADD_ATTACHMENT',
    input: { card_id: 'c1', file: 'file_1' },
    files: [{ name: 'größe.png', mimetype: 'image/png', text: 'PNG' }],
    answer: { id: 'a1', name: 'größe.png', url: 'https://trello.com/1/a1', bytes: 3 },
    // The SDK sends files as texts; the form is of https://developer.atlassian.com/cloud/trello/rest/api-group-cards/
    sdk: () => {
      const body = new FormData()
      body.set('name', 'größe.png')
      body.set('mimeType', 'image/png')
      body.set('file', new Blob(['PNG'], { type: 'image/png' }), 'größe.png')
      const query = new URLSearchParams({ key: credential.api_key, token: credential.token })
      const address = `https://api.trello.com/1/cards/c1/attachments?${query.toString()}`
      return fetch(address, { method: 'POST', body })
    },
    output: { id: 'a1', name: 'größe.png', url: 'https://trello.com/1/a1' },
  },
  {
    slug: 'TRELLO_LIST_BOARDS',
    input: { filter: 'starred' },
    answer: [{ id: 'b1', name: 'Climb', closed: false, prefs: {} }],
    sdk: () =>
      client.members.getMemberBoards({
        id: 'me',
        filter: 'starred',
        fields: 'name,closed,dateLastActivity,shortUrl',
      }),
    output: { boards: [{ id: 'b1', name: 'Climb', closed: false }] },
  },
  {
    slug: 'TRELLO_GET_BOARD',
    input: { board_id: 'b1' },
    answer: ({ url }) =>
      url.endsWith('/lists')
        ? [{ id: 'l1', name: 'To do' }]
        : url.endsWith('/labels')
          ? [{ id: 'g1', name: 'Gear', color: 'green', uses: 3 }]
          : [{ id: 'm1', fullName: 'Ana', username: 'ana', avatarUrl: null }],
    sdk: async () => {
      await client.boards.getBoardLists({ id: 'b1', filter: 'open', fields: 'name' })
      await client.boards.getBoardLabels({ id: 'b1', limit: 100 })
      await client.boards.getBoardMembers({ id: 'b1' })
    },
    output: {
      lists: [{ id: 'l1', name: 'To do' }],
      labels: [{ id: 'g1', name: 'Gear', color: 'green' }],
      members: [{ id: 'm1', fullName: 'Ana', username: 'ana' }],
    },
  },
  {
    slug: 'TRELLO_LIST_CARDS',
    input: { board_id: 'b1' },
    answer: [{ ...answered, desc: 'x'.repeat(301) }],
    sdk: () => client.boards.getBoardCards({ id: 'b1' }),
    output: { cards: [{ ...rope, desc: `${'x'.repeat(300)} […]` }] },
  },
  {
    slug: 'TRELLO_LIST_CARDS',
    input: { board_id: 'b1', list_id: 'l1' },
    answer: [answered],
    sdk: () => client.lists.getListCards({ id: 'l1' }),
    output: { cards: [rope] },
  },
  {
    slug: 'TRELLO_SEARCH_CARDS',
    input: { query: '@me due:week', board_id: 'b1', limit: 5, page: 1 },
    answer: { cards: [answered], options: {} },
    sdk: () =>
      client.search.search({
        query: '@me due:week',
        modelTypes: 'cards',
        idBoards: 'b1',
        cardFields,
        cardsLimit: 5,
        cardsPage: 1,
        partial: true,
      }),
    output: { cards: [rope] },
  },
  {
    slug: 'TRELLO_GET_CARD',
    input: { card_id: 'c1' },
    answer: {
      ...answered,
      board: { id: 'b1', name: 'Climb' },
      list: { id: 'l1', name: 'To do' },
      members: [{ id: 'm1', fullName: 'Ana' }],
      checklists: [
        {
          id: 'k1',
          name: 'Shop',
          checkItems: [{ id: 'i1', name: 'Ask', state: 'complete', pos: 1 }],
        },
      ],
      attachments: [{ id: 'a1', name: 'rope.png', url: 'https://trello.com/1/a1' }],
      actions: [
        {
          id: 'n1',
          data: { text: 'Blue?' },
          date: '2026-11-26T10:00:00.000Z',
          memberCreator: { fullName: 'Ben' },
        },
      ],
    },
    sdk: () =>
      client.cards.getCard({
        id: 'c1',
        fields: cardFields,
        actions: 'commentCard',
        attachments: true,
        attachmentFields: 'name,url',
        members: true,
        memberFields: 'fullName',
        checklists: 'all',
        checklistFields: 'name',
        board: true,
        boardFields: 'name',
        list: true,
      }),
    output: {
      ...rope,
      board: { id: 'b1', name: 'Climb' },
      list: { id: 'l1', name: 'To do' },
      members: [{ id: 'm1', fullName: 'Ana' }],
      checklists: [
        { id: 'k1', name: 'Shop', checkItems: [{ id: 'i1', name: 'Ask', state: 'complete' }] },
      ],
      attachments: [{ name: 'rope.png', url: 'https://trello.com/1/a1' }],
      comments: [{ author: 'Ben', text: 'Blue?', date: '2026-11-26T10:00:00.000Z' }],
    },
  },
  {
    slug: 'TRELLO_CREATE_CARD',
    input: { list_id: 'l1', name: 'Buy rope', desc: '8 mm', label_ids: ['g1'], pos: 'top' },
    answer: answered,
    sdk: () =>
      client.cards.createCard({
        idList: 'l1',
        name: 'Buy rope',
        desc: '8 mm',
        idLabels: ['g1'],
        pos: 'top',
      }),
    output: rope,
  },
  {
    slug: 'TRELLO_UPDATE_CARD',
    input: { card_id: 'c1', list_id: 'l2', dueComplete: true, member_ids: ['m1', 'm2'] },
    answer: answered,
    sdk: () =>
      client.cards.updateCard({ id: 'c1', idList: 'l2', dueComplete: true, idMembers: 'm1,m2' }),
    output: rope,
  },
  {
    slug: 'TRELLO_ADD_COMMENT',
    input: { card_id: 'c1', text: 'Blue?' },
    answer: { id: 'n1', date: '2026-11-26T10:00:00.000Z', data: {} },
    sdk: () => client.cards.createCardComment({ id: 'c1', text: 'Blue?' }),
    output: { id: 'n1', date: '2026-11-26T10:00:00.000Z' },
  },
  {
    slug: 'TRELLO_ADD_CHECKLIST_ITEM',
    input: { checklist_id: 'k1', name: 'Ask' },
    answer: { id: 'i1', name: 'Ask', state: 'incomplete', pos: 1 },
    sdk: () => client.checklists.createChecklistItem({ id: 'k1', name: 'Ask' }),
    output: { id: 'i1', name: 'Ask', state: 'incomplete' },
  },
]

specified(
  trello,
  cases.map((one) => ({ ...one, credential })),
)

test('the account is the person whose token it is, asked for as the client asks', async () => {
  const identity = trello.identity
  if (!identity) throw new Error('Trello tells whose token it is.')
  const answer = { id: 'm1', username: 'ana' }
  const sending = { toolkit: trello, routes: {}, credential }
  const ours = await captureRequests(() => callUpstream(identity.request, sending), answer)
  const theirs = await captureRequests(
    () => client.members.getMember({ id: 'me', fields: 'username' }),
    answer,
  )
  expect(ours.requests).toEqual(theirs.requests)
  expect(identity.read(answer as never)).toEqual({ subject: 'm1', label: 'ana' })
})

test.each([
  [401, 'invalid key', 'token_rejected'],
  [401, 'invalid app token', 'token_rejected'],
  [401, 'unauthorized card permission requested', 'missing_permissions'],
  [400, 'invalid value for idList'],
  [404, 'The requested resource was not found.'],
])('a refusal with %i says what Trello says: %s', (status, body, reason?: string) => {
  expect(trelloFailure({ status, body })).toEqual({ message: body, ...(reason && { reason }) })
})

test('too many calls are told as JSON', () => {
  const body = { error: 'API_TOKEN_LIMIT_EXCEEDED', message: 'Rate limit exceeded' }
  expect(trelloFailure({ status: 429, body })).toEqual({
    message: 'Rate limit exceeded',
    reason: 'rate_limited',
  })
  expect(trelloFailure({ status: 503, body: '' })?.message).toBe('Trello answered with status 503.')
})

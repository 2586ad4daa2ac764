import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { boardId, card, cardFields, cardId, listId, readCard, whole } from './fields.ts'

type Card = z.input<typeof card>

export const listCards = defineTool({
  slug: 'TRELLO_LIST_CARDS',
  name: 'List cards',
  description: 'List the open cards of a board, or of one of its lists.',
  effect: 'read',
  important: true,
  keywords: ['tasks', 'items', 'kanban', 'column', 'todo', 'backlog'],
  plan: [{ tool: 'TRELLO_LIST_BOARDS', to: 'find the board: its id is the board_id' }],
  input: z.object({
    board_id: boardId,
    list_id: listId.optional().describe('Only those of this list: `id` from TRELLO_GET_BOARD.'),
  }),
  output: z.object({ cards: z.array(card) }),
  request: ({ board_id, list_id }) =>
    get(list_id ? path`/lists/${list_id}/cards` : path`/boards/${board_id}/cards`),
  response: (cards: Card[]) => ({ cards: cards.map((one) => readCard(one, 300)) }),
})

export const searchCards = defineTool({
  slug: 'TRELLO_SEARCH_CARDS',
  name: 'Search cards',
  description:
    "Find cards on all boards by words and Trello's operators: `@me`, `due:week`, `label:blue`, `is:open`, `list:Doing`, `edited:day`.",
  effect: 'read',
  important: true,
  keywords: ['tasks', 'find', 'my cards', 'due', 'overdue', 'look'],
  input: z.object({
    query: z.string().min(1).max(16_384).describe('Words and operators.'),
    board_id: boardId.optional().describe('Only on this board.'),
    limit: z.int().min(1).max(100).default(20).describe('How many, at most 100.'),
    page: z.int().min(0).max(100).default(0).describe('The first page is 0.'),
  }),
  output: z.object({ cards: z.array(card) }),
  request: ({ query, board_id, limit, page }) =>
    get('/search', {
      query,
      modelTypes: 'cards',
      idBoards: board_id,
      card_fields: cardFields,
      cards_limit: limit,
      cards_page: page,
      partial: true,
    }),
  response: ({ cards }: { cards: Card[] }) => ({ cards: cards.map((one) => readCard(one, 300)) }),
})

type Whole = Omit<z.input<typeof whole>, 'comments'> & {
  actions?: { data: { text?: string }; date: string; memberCreator?: { fullName?: string } }[]
}

export const getCard = defineTool({
  slug: 'TRELLO_GET_CARD',
  name: 'Get a card',
  description: 'Get one card with its checklists, comments, attachments and people.',
  effect: 'read',
  keywords: ['task', 'details', 'checklist', 'comments', 'read', 'attachments'],
  plan: [{ tool: 'TRELLO_SEARCH_CARDS', to: 'find the card: its id is the card_id' }],
  input: z.object({ card_id: cardId }),
  output: whole,
  request: ({ card_id }) =>
    get(path`/cards/${card_id}`, {
      fields: cardFields,
      actions: 'commentCard',
      attachments: true,
      attachment_fields: 'name,url',
      members: true,
      member_fields: 'fullName',
      checklists: 'all',
      checklist_fields: 'name',
      board: true,
      board_fields: 'name',
      list: true,
    }),
  response: ({ actions = [], ...rest }: Whole) => ({
    ...readCard(rest, 5000),
    comments: actions.map(({ data, date, memberCreator }) => ({
      author: memberCreator?.fullName,
      text: clip(data.text ?? '', 2000),
      date,
    })),
  }),
})

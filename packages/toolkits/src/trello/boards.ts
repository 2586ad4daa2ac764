import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { boardId } from './fields.ts'

export const listBoards = defineTool({
  slug: 'TRELLO_LIST_BOARDS',
  name: 'List boards',
  description: 'List the boards that the user is on.',
  effect: 'read',
  important: true,
  keywords: ['projects', 'workspaces', 'kanban', 'mine'],
  input: z.object({
    filter: z
      .enum(['open', 'closed', 'starred', 'all'])
      .default('open')
      .describe('`closed` are those put away.'),
  }),
  output: z.object({
    boards: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        closed: z.boolean().optional(),
        dateLastActivity: z.string().nullish(),
        shortUrl: z.string().optional(),
      }),
    ),
  }),
  request: ({ filter }) =>
    get('/members/me/boards', { filter, fields: 'name,closed,dateLastActivity,shortUrl' }),
  response: (boards: never[]) => ({ boards }),
})

const member = z.object({ id: z.string(), fullName: z.string(), username: z.string() })

export const getBoard = defineTool({
  slug: 'TRELLO_GET_BOARD',
  name: 'Get a board',
  description: 'Get the lists (columns), labels and members of a board, with their ids.',
  effect: 'read',
  important: true,
  keywords: ['columns', 'lists', 'stages', 'labels', 'people', 'kanban'],
  plan: [{ tool: 'TRELLO_LIST_BOARDS', to: 'find the board: its id is the board_id' }],
  input: z.object({ board_id: boardId }),
  output: z.object({
    lists: z.array(z.object({ id: z.string(), name: z.string() })),
    labels: z.array(z.object({ id: z.string(), name: z.string(), color: z.string().nullish() })),
    members: z.array(member),
  }),
  run: async ({ board_id }, upstream) => {
    const [lists, labels, members] = await Promise.all([
      upstream.call(get(path`/boards/${board_id}/lists`, { filter: 'open', fields: 'name' })),
      upstream.call(get(path`/boards/${board_id}/labels`, { limit: 100 })),
      upstream.call(get(path`/boards/${board_id}/members`)),
    ])
    return { lists: lists as never[], labels: labels as never[], members: members as never[] }
  },
})

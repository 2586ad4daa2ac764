import { apiKeys, defineToolkit, get, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getBoard, listBoards } from './boards.ts'
import { getCard, listCards, searchCards } from './cards.ts'
import { trelloFailure } from './failure.ts'
import {
  addAttachment,
  addChecklistItem,
  addComment,
  createCard,
  updateCard,
} from './write-cards.ts'

export type * from './tool-types.ts'

const me = get('/members/me', { fields: 'username' })

/** Trello: the cards of a person's boards. */
export const trello: Toolkit = defineToolkit({
  slug: 'trello',
  name: 'Trello',
  description: 'Cards on boards: find, read, add, move, complete and comment on them.',
  logo: letterLogo('T', '#0c66e4'),
  categories: ['project management', 'productivity'],
  version: '20261130_01',
  baseUrl: 'https://api.trello.com/1',
  auth: apiKeys({
    fields: {
      api_key: {
        label: 'API key',
        secret: true,
        pattern: '[0-9a-f]{32}',
        help: 'Create a Power-Up at https://trello.com/power-ups/admin, and generate an API key in it.',
      },
      token: {
        label: 'Token',
        secret: true,
        help: 'Beside the API key, follow the link Token, press Allow, and copy what is shown.',
      },
    },
    query: { key: '{api_key}', token: '{token}' },
    check: me,
  }),
  verified: 'specified',
  docsUrl: 'https://developer.atlassian.com/cloud/trello/rest/',
  rateLimits: '100 requests in 10 seconds for each token, 300 for each key',
  failure: trelloFailure,
  identity: {
    request: me,
    read: ({ id, username }: { id: string; username?: string }) => ({
      subject: id,
      ...(username && { label: username }),
    }),
  },
  tools: [
    listBoards,
    getBoard,
    listCards,
    searchCards,
    createCard,
    updateCard,
    getCard,
    addComment,
    addChecklistItem,
    addAttachment,
  ],
})

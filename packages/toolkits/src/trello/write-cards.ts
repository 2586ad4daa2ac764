import { defineTool, fileInput, multipart, path, post, put } from '@maillon/core/toolkit'
import { z } from 'zod'
import { card, cardDetails, cardId, listId } from './fields.ts'

export const createCard = defineTool({
  slug: 'TRELLO_CREATE_CARD',
  name: 'Create a card',
  description: 'Add a card to a list of a board.',
  effect: 'write',
  important: true,
  keywords: ['task', 'todo', 'new', 'add', 'item', 'ticket'],
  plan: [
    { tool: 'TRELLO_LIST_BOARDS', to: 'find the board' },
    { tool: 'TRELLO_GET_BOARD', to: 'learn the ids of its lists, labels and members' },
  ],
  input: z.object({
    list_id: listId,
    ...cardDetails,
    name: z.string().min(1).describe('What it is called.'),
    member_ids: z.array(z.string()).optional().describe('Ids of who is on it.'),
    label_ids: z.array(z.string()).optional().describe('Ids of its labels.'),
  }),
  output: card,
  request: ({ list_id, member_ids, label_ids, ...rest }) =>
    post('/cards', { ...rest, idList: list_id, idMembers: member_ids, idLabels: label_ids }),
})

export const updateCard = defineTool({
  slug: 'TRELLO_UPDATE_CARD',
  name: 'Change a card',
  description:
    'Move a card to another list, or change its text, due date, people or labels; archive it.',
  effect: 'write',
  idempotent: true,
  keywords: ['move', 'task', 'done', 'complete', 'assign', 'archive', 'edit', 'due', 'label'],
  plan: [
    { tool: 'TRELLO_SEARCH_CARDS', to: 'find the card: its id is the card_id' },
    { tool: 'TRELLO_GET_BOARD', to: 'learn the ids of the lists of its board, to move it' },
  ],
  input: z.object({
    card_id: cardId,
    ...cardDetails,
    list_id: listId.optional().describe('Where it moves to: `id` from TRELLO_GET_BOARD.'),
    dueComplete: z.boolean().optional().describe('Whether what was due is done.'),
    closed: z.boolean().optional().describe('True archives it, false brings it back.'),
    member_ids: z.array(z.string()).optional().describe('Everybody who is on it afterwards.'),
    label_ids: z.array(z.string()).optional().describe('All labels that it has afterwards.'),
  }),
  output: card,
  request: ({ card_id, list_id, member_ids, label_ids, ...rest }) =>
    put(path`/cards/${card_id}`, {
      ...rest,
      idList: list_id,
      idMembers: member_ids?.join(','),
      idLabels: label_ids?.join(','),
    }),
})

export const addComment = defineTool({
  slug: 'TRELLO_ADD_COMMENT',
  name: 'Comment on a card',
  description: 'Write a comment on a card; `@name` tells somebody of it.',
  effect: 'write',
  keywords: ['note', 'reply', 'task', 'mention'],
  plan: [{ tool: 'TRELLO_SEARCH_CARDS', to: 'find the card: its id is the card_id' }],
  input: z.object({
    card_id: cardId,
    text: z.string().min(1).max(16_384).describe('The comment, as Markdown.'),
  }),
  output: z.object({ id: z.string(), date: z.string() }),
  request: ({ card_id, text }) => post(path`/cards/${card_id}/actions/comments`, { text }),
})

export const addChecklistItem = defineTool({
  slug: 'TRELLO_ADD_CHECKLIST_ITEM',
  name: 'Add to a checklist',
  description: 'Add a line to a checklist of a card.',
  effect: 'write',
  keywords: ['todo', 'subtask', 'step', 'item'],
  plan: [{ tool: 'TRELLO_GET_CARD', to: 'learn the ids of the checklists of a card' }],
  input: z.object({
    checklist_id: z.string().min(1).describe('`id` of the checklist.'),
    name: z.string().min(1).max(16_384).describe('What is to be done.'),
    checked: z.boolean().optional().describe('Whether it is done.'),
  }),
  output: z.object({ id: z.string(), name: z.string(), state: z.string() }),
  request: ({ checklist_id, ...rest }) => post(path`/checklists/${checklist_id}/checkItems`, rest),
})

export const addAttachment = defineTool({
  slug: 'TRELLO_ADD_ATTACHMENT',
  name: 'Attach a file',
  description: 'Attach a file to a card.',
  effect: 'write',
  keywords: ['upload', 'add', 'picture', 'document', 'pdf', 'task'],
  plan: [{ tool: 'TRELLO_SEARCH_CARDS', to: 'find the card: its id is the card_id' }],
  input: z.object({
    card_id: cardId,
    file: fileInput('What to attach; at most 10 MB where the workspace does not pay.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe("What it is called; the file's name when left out."),
  }),
  output: z.object({ id: z.string(), name: z.string(), url: z.string() }),
  run: async ({ card_id, file, name }, upstream) => {
    const given = await upstream.file(file)
    return (await upstream.call({
      method: 'POST',
      path: path`/cards/${card_id}/attachments`,
      ...multipart([
        { name: 'name', text: name ?? given.name },
        { name: 'mimeType', text: given.mimetype },
        { name: 'file', file: given },
      ]),
    })) as { id: string; name: string; url: string }
  },
})

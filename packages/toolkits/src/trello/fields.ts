import { z } from 'zod'
import { clip } from '../clip.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** A card, as a model needs it. */
export const card = z.object({
  id: z.string(),
  name: z.string(),
  desc: z.string().optional(),
  idBoard: z.string().optional(),
  idList: z.string().optional(),
  idMembers: z.array(z.string()).optional().describe('Who is on it.'),
  labels: z
    .array(z.object({ id: z.string(), name: z.string(), color: z.string().nullish() }))
    .optional(),
  due: z.string().nullish(),
  dueComplete: z.boolean().optional(),
  closed: z.boolean().optional().describe('Whether it is archived.'),
  dateLastActivity: z.string().optional(),
  shortUrl: z.string().optional(),
})

export const whole = card.extend({
  board: named.optional(),
  list: named.optional(),
  members: z.array(z.object({ id: z.string(), fullName: z.string() })).optional(),
  checklists: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        checkItems: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
      }),
    )
    .optional(),
  attachments: z.array(z.object({ name: z.string(), url: z.string() })).optional(),
  comments: z.array(
    z.object({ author: z.string().optional(), text: z.string(), date: z.string() }),
  ),
})

/** What is asked of each card where Trello lets one say. */
export const cardFields =
  'name,desc,idBoard,idList,idMembers,labels,due,dueComplete,closed,dateLastActivity,shortUrl'

/** A card with a text of at most this many characters. */
export function readCard<Card extends { desc?: string | undefined }>(source: Card, length: number) {
  const { desc } = source
  return { ...source, ...(desc !== undefined && { desc: clip(desc, length) }) }
}

export const cardId = z
  .string()
  .min(1)
  .describe('`id` of the card, or the part after /c/ in its address.')
export const boardId = z
  .string()
  .min(1)
  .describe('`id` of the board, or the part after /b/ in its address.')
export const listId = z.string().min(1).describe('`id` from TRELLO_GET_BOARD.')

/** What can be set of a card. */
export const cardDetails = {
  name: z.string().min(1).optional().describe('What it is called.'),
  desc: z.string().max(16_384).optional().describe('The text on it, as Markdown.'),
  due: z.iso.datetime({ offset: true }).optional().describe('When it is due.'),
  pos: z.enum(['top', 'bottom']).optional().describe('Where in its list.'),
}

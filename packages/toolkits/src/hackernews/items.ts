import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { htmlToText } from '../html-to-text.ts'

interface Item {
  id: number
  author: string | null
  title?: string | null
  url?: string | null
  text?: string | null
  points?: number | null
  created_at: string
  children?: Item[]
}

const comment = z.object({
  id: z.number(),
  parent_id: z.number().describe('What it answers: the item or another comment of this list.'),
  author: z.string().nullable(),
  created_at: z.string(),
  text: z.string(),
})

export const getItem = defineTool({
  slug: 'HACKERNEWS_GET_ITEM_WITH_ID',
  name: 'Get item',
  description: 'Get a story or comment of Hacker News and the comments below it.',
  effect: 'read',
  keywords: ['story', 'discussion', 'thread', 'comments', 'hn'],
  input: z.object({
    item_id: z.string().describe('The id, from `objectID` or an address ending in item?id=….'),
    max_children: z.int().min(0).max(100).default(10).describe('How many comments below each.'),
    max_depth: z.int().min(0).max(10).default(2).describe('How deep to go into the answers.'),
    truncate_text: z.boolean().default(true).describe('Whether to cut texts at 1000 characters.'),
  }),
  output: z.object({
    id: z.number(),
    author: z.string().nullable(),
    created_at: z.string(),
    title: z.string().nullish(),
    url: z.string().nullish(),
    points: z.number().nullish(),
    text: z.string(),
    comments: z.array(comment).describe('Each followed by the answers to it.'),
  }),
  request: ({ item_id }) => get(path`/items/${item_id}`),
  response: (item: Item, { max_children, max_depth, truncate_text }) => {
    const read = (html: string | null | undefined) =>
      clip(htmlToText(html ?? ''), truncate_text ? 1000 : 50_000)
    const below = (parent: Item, depth: number): z.input<typeof comment>[] =>
      depth === 0
        ? []
        : (parent.children ?? [])
            .slice(0, max_children)
            .flatMap((child) => [
              { ...child, parent_id: parent.id, text: read(child.text) },
              ...below(child, depth - 1),
            ])
    return { ...item, text: read(item.text), comments: below(item, max_depth) }
  },
})

import { defineTool, get } from '@maillon/core/toolkit'
import { z } from 'zod'
import { clip } from '../clip.ts'
import { htmlToText } from '../html-to-text.ts'

const post = z.object({
  objectID: z.string().describe('`item_id` of HACKERNEWS_GET_ITEM_WITH_ID.'),
  title: z.string().nullish(),
  url: z.string().nullish(),
  author: z.string(),
  points: z.number().nullish(),
  num_comments: z.number().nullish(),
  created_at: z.string(),
  text: z.string().optional(),
})

const posts = z.object({
  hits: z.array(post),
  page: z.number(),
  nbPages: z.number().describe('How many pages there are.'),
})

/** https://hn.algolia.com/api */
interface Found {
  hits: (z.input<typeof post> & { story_text?: string | null; comment_text?: string | null })[]
  page: number
  nbPages: number
}

const paging = {
  size: z.int().min(1).max(100).default(10).describe('How many on a page.'),
  page: z.int().min(0).default(0).describe('Which page, from 0.'),
}

const tags = z
  .array(z.string())
  .default([])
  .describe(
    'Only posts with all of: story, comment, ask_hn, show_hn, poll, front_page, author_<name>, story_<id>.',
  )

export const getFrontpage = defineTool({
  slug: 'HACKERNEWS_GET_FRONTPAGE',
  name: 'Get front page',
  description:
    'Get the stories that are on the front page of Hacker News now, with points and links.',
  effect: 'read',
  important: true,
  keywords: ['top', 'news', 'stories', 'trending', 'hn'],
  input: z.object({
    min_points: z.int().min(0).default(40).describe('Only stories with at least so many points.'),
  }),
  output: posts,
  request: ({ min_points }) =>
    get('/search', {
      tags: 'front_page',
      numericFilters: `points>=${min_points}`,
      hitsPerPage: 50,
    }),
  response: readPosts,
})

export const searchPosts = defineTool({
  slug: 'HACKERNEWS_SEARCH_POSTS',
  name: 'Search posts',
  description: 'Search stories and comments of Hacker News by words, best first.',
  effect: 'read',
  important: true,
  keywords: ['find', 'stories', 'comments', 'hn', 'about'],
  input: z.object({ query: z.string().describe('Words to look for.'), tags, ...paging }),
  output: posts,
  request: ({ query, tags, size, page }) =>
    get('/search', { query, ...filter(tags), hitsPerPage: size, page }),
  response: readPosts,
})

export const getLatestPosts = defineTool({
  slug: 'HACKERNEWS_GET_LATEST_POSTS',
  name: 'Get latest posts',
  description: 'Get the newest posts of Hacker News, newest first.',
  effect: 'read',
  keywords: ['new', 'recent', 'today', 'hn'],
  input: z.object({ tags, ...paging }),
  output: posts,
  request: ({ tags, size, page }) =>
    get('/search_by_date', { ...filter(tags), hitsPerPage: size, page }),
  response: readPosts,
})

function filter(tags: readonly string[]) {
  return tags.length > 0 ? { tags: tags.join(',') } : {}
}

function readPosts({ hits, ...rest }: Found) {
  return {
    ...rest,
    hits: hits.map(({ story_text, comment_text, ...hit }) => {
      const text = story_text ?? comment_text
      return { ...hit, ...(text && { text: clip(htmlToText(text), 1000) }) }
    }),
  }
}

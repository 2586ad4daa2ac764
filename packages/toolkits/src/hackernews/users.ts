import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { htmlToText } from '../html-to-text.ts'

export const getUser = defineTool({
  slug: 'HACKERNEWS_GET_USER',
  name: 'Get user',
  description: 'Get a user of Hacker News: karma and what they say of themselves.',
  effect: 'read',
  keywords: ['profile', 'karma', 'author', 'hn'],
  input: z.object({ username: z.string().describe('The name, upper and lower case as it is.') }),
  output: z.object({ username: z.string(), karma: z.number(), about: z.string() }),
  request: ({ username }) => get(path`/users/${username}`),
  response: (user: { username: string; karma: number; about?: string | null }) => ({
    ...user,
    about: htmlToText(user.about ?? ''),
  }),
})

import { defineToolkit, noAuth, type Toolkit } from '@maillon/core/toolkit'
import { letterLogo } from '../letter-logo.ts'
import { getItem } from './items.ts'
import { getFrontpage, getLatestPosts, searchPosts } from './posts.ts'
import { getUser } from './users.ts'

export type * from './tool-types.ts'

/** Hacker News, through its public search; needs no account. */
export const hackernews: Toolkit = defineToolkit({
  slug: 'hackernews',
  name: 'Hacker News',
  description: 'Stories and comments about computing: the front page, search, threads and users.',
  logo: letterLogo('Y', '#ff6600'),
  categories: ['news'],
  version: '20261123_00',
  baseUrl: 'https://hn.algolia.com/api/v1',
  auth: noAuth(),
  verified: 'emulated',
  docsUrl: 'https://hn.algolia.com/api',
  rateLimits: '10,000 requests an hour for each address',
  tools: [getFrontpage, searchPosts, getLatestPosts, getItem, getUser],
})

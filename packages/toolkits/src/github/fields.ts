import { z } from 'zod'

/** The scope of everything that may touch a private repository. */
export const scopes = ['repo']

/** Which repository. */
export const repository = {
  owner: z.string().describe('The account or organisation, e.g. `octocat`.'),
  repo: z.string().describe("The repository's name without its owner."),
}

/** Which page of a list. */
export const paging = {
  per_page: z.int().min(1).max(100).default(30).describe('How many on a page, at most 100.'),
  page: z.int().min(1).default(1).describe('Which page, from 1.'),
}

/** What lists answer about the page after. */
export const nextPage = z
  .int()
  .optional()
  .describe('`page` of the next page; left out on the last one.')

/** GitHub tells of further pages in a header; a full page is as good a sign. */
export function next(
  list: readonly unknown[],
  { page, per_page }: { page: number; per_page: number },
) {
  return list.length < per_page ? {} : { next_page: page + 1 }
}

/** An account by its login. */
export const account = z.object({ login: z.string() })

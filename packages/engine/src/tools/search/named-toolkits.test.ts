import { expect, test } from 'vitest'
import { raiseNamed, toolkitNames } from './named-toolkits.ts'
import { createPostings } from './postings.ts'
import type { SearchableTool } from './searchable-tool.ts'
import { shelfOf } from './shelf.ts'

const words = (text: string) => text.toLowerCase().split(' ').filter(Boolean)

/** What is left of a score of 1 for a tool of each toolkit, after a request. */
function weighed(tools: readonly [toolkit: string, text: string][], request: string) {
  const reads = tools.map(([toolkit, text]) => {
    const fields = [{ weight: 1, terms: words(`${toolkit} ${text}`) }]
    return { fields, name: [], does: 0 }
  })
  const shelf = shelfOf(
    tools.map(([toolkit]) => ({ toolkit }) as SearchableTool),
    reads,
  )
  const postings = createPostings(reads.map(({ fields }) => fields))
  const scores = new Float64Array(tools.length).fill(1)
  raiseNamed(scores, shelf, toolkitNames(shelf, words, postings.holders), new Set(words(request)))
  return Object.fromEntries(tools.map(([toolkit], place) => [toolkit, scores[place]]))
}

test('a request names a toolkit by all words of its name', () => {
  const tools: [string, string][] = [
    ['Blue Bird', 'post'],
    ['Blue Moon', 'post'],
  ]
  const { 'Blue Bird': bird = 0, 'Blue Moon': moon } = weighed(tools, 'post with blue bird')
  expect(bird).toBeGreaterThan(1)
  expect(moon).toBe(1)
})

test('a word that tools of others have as well names no toolkit, and no name does', () => {
  const tools: [string, string][] = [
    ['Weather', 'tides'],
    ['Sky', 'weather'],
    ['', 'moon'],
  ]
  expect(weighed(tools, 'weather and moon')).toEqual({ Weather: 1, Sky: 1, '': 1 })
})

import { expect, test } from 'vitest'
import { createPostings } from './postings.ts'

const field = (weight: number, ...terms: string[]) => ({ weight, terms })
const weights = (...terms: string[]) => terms.map((term) => ({ term, weight: 1 }))

test('a document without a common term scores 0', () => {
  const postings = createPostings([[field(1, 'mail')], [field(1, 'file')]])
  const [mail, file] = postings.score(weights('mail'))
  expect(mail).toBeGreaterThan(0)
  expect(file).toBe(0)
})

test('a term in a weightier field counts for more', () => {
  const [name = 0, description = 0] = createPostings([
    [field(3, 'mail'), field(1, 'file')],
    [field(3, 'file'), field(1, 'mail')],
  ]).score(weights('mail'))
  expect(name).toBeGreaterThan(description)
})

test('a rare term counts for more than a common one', () => {
  const postings = createPostings([
    [field(1, 'list', 'mail')],
    [field(1, 'list', 'file')],
    [field(1, 'list', 'task')],
  ])
  const [common = 0] = postings.score(weights('list'))
  const [rare] = postings.score(weights('mail'))
  expect(rare).toBeGreaterThan(common)
})

test('the same term in a longer text counts for less', () => {
  const [short = 0, long = 0] = createPostings([
    [field(1, 'mail', 'send')],
    [field(1, 'mail', 'and', 'much', 'besides')],
  ]).score(weights('mail'))
  expect(short).toBeGreaterThan(long)
})

test('repeating a term adds ever less', () => {
  const [once = 0, twice = 0, often = 0] = createPostings([
    [field(1, 'mail', 'a', 'b', 'c')],
    [field(1, 'mail', 'mail', 'b', 'c')],
    [field(1, 'mail', 'mail', 'mail', 'c')],
  ]).score(weights('mail'))
  expect(twice - once).toBeGreaterThan(often - twice)
})

test('a field that few documents have is measured against those only', () => {
  const others = Array.from({ length: 20 }, () => [field(1, 'file'), field(1)])
  const [keyword, text = 0] = createPostings([
    [field(1), field(1, 'mail')],
    [field(1, 'mail'), field(1)],
    ...others,
  ]).score(weights('mail'))
  expect(keyword).toBeCloseTo(text)
})

test('no documents have no scores', () => {
  expect([...createPostings([]).score(weights('mail'))]).toEqual([])
})

test('a guest that is a copy of a document scores as that one does', () => {
  const documents = [
    [field(3, 'mail', 'send'), field(1, 'file', 'mail')],
    [field(3, 'task'), field(1, 'list')],
    [field(3, 'list', 'file'), field(1, 'task', 'much', 'besides')],
  ]
  const postings = createPostings(documents)
  const guests = documents.map((fields) => postings.guest(fields))
  const scores = postings.score(weights('mail', 'list', 'besides', 'nowhere'), guests)
  expect(scores.slice(3)).toEqual(scores.slice(0, 3))
})

test('without a document, guests are held against each other', () => {
  const postings = createPostings([])
  const guests = [postings.guest([field(1, 'mail')]), postings.guest([field(1, 'file')])]
  const [mail, file] = postings.score(weights('mail'), guests)
  expect(mail).toBeGreaterThan(0)
  expect(file).toBe(0)
})

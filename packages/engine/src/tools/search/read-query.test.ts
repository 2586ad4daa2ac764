import { stemmer } from 'stemmer'
import { expect, test } from 'vitest'
import { readQuery } from './read-query.ts'
import { readWish } from './read-wish.ts'
import { createSynonyms } from './synonyms.ts'
import { readTerms } from './terms.ts'

const reader = {
  stem: stemmer,
  synonyms: createSynonyms({}, (text) => readTerms(text, stemmer)),
  weak: new Set([stemmer('detailed')]),
}
const read = (text: string) =>
  Object.fromEntries(
    readQuery(text, readWish(text), reader).map(({ term, weight }) => [term, weight]),
  )

test.each([
  'send "quarterly report" around',
  'send “quarterly report” around',
  "send 'quarterly report' around",
  'send ‘quarterly report’, around',
])('what is quoted counts for less than what is said: %s', (text) => {
  const { report = 0, send = 0 } = read(text)
  expect(report).toBeGreaterThan(0)
  expect(report).toBeLessThan(send)
})

test("an apostrophe quotes nothing: Anna's report and the users' files", () => {
  const { report, file, send } = read("send Anna's report and the users' files")
  expect(report).toBe(send)
  expect(file).toBe(send)
})

test('a word that only colours the request counts for less', () => {
  const terms = read('detailed report')
  expect(terms[stemmer('detailed')]).toBeLessThan(terms.report ?? 0)
})

test('repeating a word adds ever less', () => {
  const [one = 0, two = 0, three = 0] = [1, 2, 3].map((n) => read('mail '.repeat(n)).mail)
  expect(two).toBeGreaterThan(one)
  expect(two - one).toBeGreaterThan(three - two)
})

test('a near word counts less than the word, and tells which one it stands for', () => {
  const terms = readQuery('remove folders', readWish('remove folders'), reader)
  const near = terms.find(({ term }) => term === 'delet')
  expect(near?.weight).toBeLessThan(1)
  expect(near?.word).toBe('remove')
})

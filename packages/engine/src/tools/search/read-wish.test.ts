import { expect, test } from 'vitest'
import { deeds } from './deeds.ts'
import { readWish } from './read-wish.ts'

const names = (bits: number) =>
  Object.entries(deeds)
    .filter(([, bit]) => bits & bit)
    .map(([name]) => name)
    .join(' ')

test.each([
  ['open an issue about the login', 'create'],
  ['Please open a ticket', 'create'],
  ["I'd like to text Ben that I'm late", 'create'],
  ['set up a call with Clara', 'create'],
  ['add a row to the table', 'create'],
  ['new card for the groceries', 'create'],
  ['open the issue', 'find'],
  ['which issues are open?', 'find'],
  ['could you show me the last invoices', 'find'],
  ['tell me what is in the cart', 'find'],
  ['look up the customer', 'find'],
  ['rename the section', 'change'],
  ['make the repo private', 'change'],
  ['push the meeting back by an hour', 'change'],
  ['close issue 12', 'change'],
  ['hang up the call', 'change remove'],
  ['delete the branch', 'remove'],
  ['take the label urgent off the issue', 'remove'],
  ['give back a phone number', 'remove'],
  ['get rid of the drafts', 'remove'],
  ['summarise the thread, then post it and delete the draft', 'create find remove'],
  ['quarterly numbers of Acme', ''],
  ['', ''],
])('what is to be done is read from verbs, phrases and articles: %s', (text, wanted) => {
  expect(names(readWish(text).deeds)).toBe(wanted)
})

test.each([
  ['which issues are assigned to me', true],
  ['list the branches of the repo', true],
  ['what is the status of the order', false],
  ['read the invoice of last month', false],
  ['delete', undefined],
])('whether several things are meant is read from the noun: %s', (text, isMany) => {
  expect(readWish(text).isMany).toBe(isMany)
})

test('a verb tells the thing that it is about, unless another word makes it mean something else', () => {
  const implied = (text: string) => readWish(text).implied.map(({ thing, by }) => `${by}: ${thing}`)
  expect(implied('ring the hotel')).toEqual(['ring: call'])
  expect(implied('call off the meeting')).toEqual([])
  expect(implied('who am I')).toContain('am: authenticated')
  expect(implied('ping Ben, then look at the logs and close the ticket')).toEqual([])
})

import { expect, test } from 'vitest'
import { clientName } from './client-name.ts'

test('T08 a client’s name cannot leave its quotation marks, turn the text beside it, or hide', () => {
  expect(clientName('Desk”. Checked by Acme. “')).toBe('Desk . Checked by Acme.')
  expect(clientName('\u202eksed\u2066\u200b "x"\n\nAllow')).toBe('ksed x Allow')
  expect(clientName('De\0sk\ud800')).toBe('De sk')
  expect(clientName(' \u200b ')).toBeNull()
  expect(clientName(undefined)).toBeNull()
  expect(clientName('Éditeur 東京')).toBe('Éditeur 東京')
})

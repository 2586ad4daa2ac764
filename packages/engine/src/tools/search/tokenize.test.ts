import { expect, test } from 'vitest'
import { tokenize } from './tokenize.ts'

test.each([
  ['fetchEmails', ['fetch', 'emails']],
  ['GMAIL_FETCH_EMAILS', ['gmail', 'fetch', 'emails']],
  ['parsePDFReport', ['parse', 'pdf', 'report']],
  ['list URLs and PDFs', ['list', 'urls', 'pdfs']],
  ['pull-request.review', ['pull', 'request', 'review']],
])('%s is split into its words', (text, words) => {
  expect(tokenize(text)).toEqual(words)
})

test('a brand stays whole when a part of it alone would be dropped', () => {
  expect(tokenize('YouTube')).toContain('youtube')
  expect(tokenize('OneDrive')).toContain('onedrive')
})

test('the talk around a request is dropped', () => {
  expect(tokenize("Could you please help me? I'd like to rename Anna's folder, thanks!")).toEqual([
    'rename',
    'anna',
    'folder',
  ])
})

test('case, accents and width make no difference', () => {
  expect(tokenize('CAFÉ résumé Ｇｍａｉｌ')).toEqual(tokenize('cafe resume gmail'))
})

test('scripts without spaces are read two characters at a time', () => {
  expect(tokenize('天気予報')).toEqual(['天気', '気予', '予報'])
  expect(tokenize('GitHubで検索')).toEqual(['git', 'hub', 'で検', '検索'])
  expect(tokenize('이메일')).toEqual(['이메', '메일'])
  expect(tokenize('雨')).toEqual(['雨'])
})

test('marks that carry meaning outside of Latin stay', () => {
  expect(tokenize('ガ')).not.toEqual(tokenize('カ'))
  expect(tokenize('हिन्दी')).toEqual(['हिन्दी'])
})

test('only the first 4,000 characters are read, and 40 of a word', () => {
  expect(tokenize('ab '.repeat(1_000_000))).toHaveLength(1333)
  expect(tokenize('x'.repeat(1_000_000))).toEqual(['x'.repeat(40)])
})

import { expect, test } from 'vitest'
import { fileName, nameIn } from './file-name.ts'

test.each([
  ['attachment; filename="report.pdf"', 'report.pdf'],
  ['attachment; filename=report.pdf', 'report.pdf'],
  ['inline;filename="a \\"b\\".txt"', 'a "b".txt'],
  ['attachment; filename="EURO.txt"; filename*=UTF-8\'\'%e2%82%ac%20rates.txt', '€ rates.txt'],
  ["attachment; filename*=iso-8859-1'en'%A3.txt", '£.txt'],
  ['attachment; filename="gr\u00c3\u00b6\u00c3\u009fe.txt"', 'größe.txt'],
  ['attachment; filename="gr\u00f6\u00dfe.txt"', 'größe.txt'],
  ["attachment; filename*=UTF-8''%zz.txt", '%zz.txt'],
  ["attachment; filename*=x-none''a.txt; filename=b.txt", 'b.txt'],
  ['attachment', undefined],
  ['attachment; filename=""', undefined],
  ['attachment; filename="unended', undefined],
])('%s names %s', (header, name) => {
  expect(nameIn(header)).toBe(name)
})

test('without a name in the answer, the tool says it, and then an address that looks like one', () => {
  const none = new Headers()
  const signed = 'https://cdn.test/ab12/report%20(1).pdf?sig=a/b.exe'
  expect(fileName(none, [signed, '/files/7'], 'mine.txt')).toBe('mine.txt')
  expect(fileName(none, [signed, '/files/7'])).toBe('report (1).pdf')
  expect(fileName(none, ['https://cdn.test/ab12', '/files/7'])).toBe('7')
  expect(fileName(none, ['https://cdn.test/'])).toBe('')
})

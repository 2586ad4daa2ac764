import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName } from './clean-name.ts'

test('a name that is one stays as it is', () => {
  for (const name of [
    'report.csv',
    'Q3 – Übersicht (2).xlsx',
    '写真.jpg',
    'a.tar.gz',
    '🎉 party.png',
  ])
    expect(cleanName(name)).toBe(name)
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ann\\report.pdf', 'report.pdf'],
  ['/absolute/', 'file'],
  ['..', 'file'],
  ['', 'file'],
  ['.bashrc', 'bashrc'],
  ['-rf.txt', 'rf.txt'],
  ['a\r\nset-cookie: x.txt', 'a set-cookie_ x.txt'],
  ['photo\u202Egnp.exe', 'photognp.exe'],
  ['a\u200Bb\u2060\uFEFF\u{E0041}.txt', 'ab.txt'],
  ['CON', '_CON'],
  ['nul.tar.gz', '_nul.tar.gz'],
  ['lpt1 .txt', '_lpt1 .txt'],
  ['.con.txt', '_con.txt'],
  ['file.txt::$DATA', 'file.txt__$DATA'],
  ['name. . .', 'name'],
  ['a"b<c>|?*.html', 'a_b_c____.html'],
  ['\ud800.txt', 'txt'],
  ['invoice.pdf                              .exe', 'invoice.pdf .exe'],
])('%j becomes %j', (told, name) => {
  expect(cleanName(told)).toBe(name)
})

test('a long name keeps its extension, and no character of it is cut', () => {
  const long = cleanName(`${'a'.repeat(5_000)}.pdf`)
  expect(long).toBe(`${'a'.repeat(196)}.pdf`)
  const wide = cleanName(`${'🎉'.repeat(300)}.png`)
  expect(wide).toMatch(/^🎉+\.png$/u)
  expect(Buffer.byteLength(wide)).toBeLessThanOrEqual(255)
})

test('whatever a name is, what comes of it is a name, and stays so', () => {
  const odd = fc.constantFrom(
    '..',
    '/',
    '\\',
    'con',
    '.',
    '-',
    ' ',
    '\u202e',
    '\0',
    '\r\n',
    'é',
    ':',
  )
  const part = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string({ maxLength: 300 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const name = cleanName(parts.join(''))
      expect(name).toMatch(/^[^\s.~-]/)
      expect(name).not.toMatch(/[/\\<>:"|?*]|[\p{C}\p{Zl}\p{Zp}]|[\s.]$/u)
      expect(name).not.toMatch(/^(?:con|nul|aux|prn)(?:\.|$)/i)
      expect(name.length).toBeLessThanOrEqual(200)
      expect(cleanName(name)).toBe(name)
    }),
    { numRuns: 500 },
  )
})

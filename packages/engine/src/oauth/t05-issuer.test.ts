import { expect, test } from 'vitest'
import { isFromIssuer } from './issuer.ts'

const issuer = 'https://up.test'
const callback = (iss: string[], error = false) =>
  new URLSearchParams([
    ...iss.map((value) => ['iss', value] as [string, string]),
    error ? ['error', 'access_denied'] : ['code', 'c'],
  ])

test.each([
  ['supported, the same', true, [issuer], true],
  ['supported, absent', true, [], false],
  ['supported, another', true, ['https://evil.test'], false],
  ['not announced, the same', false, [issuer], true],
  ['not announced, absent', false, [], true],
  ['not announced, another', false, ['https://evil.test'], false],
  ['a slash more', false, ['https://up.test/'], false],
  ['in capitals', false, ['https://UP.test'], false],
  ['with a port that says nothing', false, ['https://up.test:443'], false],
  ['twice', false, [issuer, issuer], false],
  ['the right one behind another', false, ['https://evil.test', issuer], false],
  ['empty', false, [''], false],
] as const)('T05 iss %s', (_, issuerInCallback, iss, passes) => {
  for (const error of [false, true])
    expect(isFromIssuer({ issuer, issuerInCallback }, callback([...iss], error))).toBe(passes)
})

test('T05 where the toolkit names no issuer, the redirect URI has to tell', () => {
  expect(isFromIssuer({}, callback(['https://anything.test']))).toBe(true)
})

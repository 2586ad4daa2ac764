import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'
import { requireSettings } from './require-settings.ts'

const problemsOf = (url: string) => {
  const { settings } = readSettings(undefined, { MAILLON_PUBLIC_URL: url })
  return requireSettings(settings, ['publicUrl']).map(({ what }) => what)
}

test('a public address is https, or of this machine under any of its names', () => {
  for (const url of ['https://a.test', 'http://localhost:4400', 'http://maillon.localhost:4400'])
    expect(problemsOf(url)).toEqual([])
  for (const url of ['http://a.test', 'http://localhost.a.test', 'http://a.localhost.test', 'x'])
    expect(problemsOf(url)).toEqual([expect.stringContaining('not an https address')])
})

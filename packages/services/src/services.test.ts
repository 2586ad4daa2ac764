import { readdirSync, readFileSync } from 'node:fs'
import { serviceSummary, serviceToolkit } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { authsOfFile } from '../../import/src/auth-of-file.ts'
import { services } from './services.ts'

/** What a file may hold; a slip of the pen would be left out in silence. */
const members = [
  'slug',
  'name',
  'description',
  'version',
  'categories',
  'docsUrl',
  'documentUrl',
  'baseUrl',
  'origins',
  'hosts',
  'headers',
  'auth',
  'setup',
  'rateLimits',
  'checked',
  'sources',
  'compared',
  'differs',
]

/** Services that write down which files were read. */
function counted() {
  const read: string[] = []
  const all = services({
    read: (url) => {
      read.push(url.pathname.split('/').at(-1) ?? '')
      return readFileSync(url, 'utf8')
    },
  })
  return { all, read }
}

test('nothing is read before it is asked for, and then one small file for all lists and one for each service', () => {
  const { all, read } = counted()
  expect(read).toEqual([])
  const [first] = all.list()
  expect(all.has('constructor')).toBe(false)
  expect(all.has('../package')).toBe(false)
  expect(read).toEqual(['index.json'])
  expect(all.file(first?.slug ?? '').slug).toBe(first?.slug)
  expect(read).toEqual(['index.json', `${first?.slug}.json`])
  expect(() => all.file('../package')).toThrow('There is no service "../package".')
})

test('data that a bundle left out is told with what to do, and is read where it was copied to', () => {
  const folder = new URL('./nowhere/', import.meta.url)
  expect(() => services({ folder })).toThrow(
    expect.objectContaining({
      code: 'config_invalid',
      hint: expect.stringContaining('services({ folder })'),
    }),
  )
  const copied = services({ folder: new URL('../', import.meta.url) })
  expect(copied.list().length).toBeGreaterThan(0)
})

test('each service is one that an engine takes, and the list says the same of it', () => {
  const all = services()
  const slugs = readdirSync(new URL('../data/', import.meta.url)).map((name) => name.slice(0, -5))
  expect(all.list().map(({ slug }) => slug)).toEqual(slugs.toSorted())
  for (const summary of all.list()) {
    const file = all.file(summary.slug)
    expect(serviceToolkit(file).slug).toBe(summary.slug)
    expect(members, file.slug).toEqual(expect.arrayContaining(Object.keys(file)))
    expect(authsOfFile.safeParse(file.auth).error?.issues, file.slug).toBeUndefined()
    expect(serviceSummary(file)).toEqual(summary)
  }
})

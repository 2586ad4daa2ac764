import { readdirSync, readFileSync } from 'node:fs'
import type { ServiceFile } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'

const folder = new URL('../data/', import.meta.url)
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ServiceFile,
)
const facts =
  'host|path|oauth|refresh|revoke|key|scopes|client|pkce|keep|headers|document|\\w+(?:Parameters|Names|Answer)'
const addresses = ['host', 'authorize', 'token', 'refresh', 'revoke', 'key']

/** Of the same author, so that one is no second opinion on the other. */
const family = (name: string) => (name === '@purest/providers' ? 'grant' : name)

/** What a service says that somebody else has to say as well. */
function askedOf({ auth }: ServiceFile): string[] {
  const text = JSON.stringify(auth)
  return ['host', ...(text.includes('"tokenUrl"') ? ['authorize', 'token'] : [])]
}

/** The source's word in a file for what was compared. */
const factOf = (what: string) => (/^(authorize|token)$/.test(what) ? 'oauth' : what)

test('there are 300 services and more, and what 150 and more of them say, others say too', () => {
  const compared = files.filter((file) => {
    const agreed = (file.compared ?? []).flatMap(({ agrees }) => agrees)
    return askedOf(file).every((what) => agreed.includes(what))
  })
  expect(files.length).toBeGreaterThanOrEqual(300)
  expect(compared.length).toBeGreaterThanOrEqual(150)
})

test.for(files)('$slug: each fact has its source, an exact version and a path in it', (file) => {
  const said = file.sources.map(({ fact }) => fact)
  const text = JSON.stringify(file.auth)
  expect(said).toContain('host')
  if (text.includes('"tokenUrl"')) expect(said).toContain('oauth')
  if (text.includes('"refreshUrl"')) expect(said).toContain('refresh')
  if (text.includes('"revokeUrl"')) expect(said).toContain('revoke')
  if (/"(?:headers|query|body|basic|callHeaders)":/.test(text)) expect(said).toContain('key')
  if (/"scopes":\{"/.test(text)) expect(said).toContain('scopes')
  if (file.headers) expect(said).toContain('headers')
  for (const { fact } of file.sources) expect(fact).toMatch(new RegExp(`^(?:${facts})$`))
  for (const place of [...file.sources, ...(file.compared ?? []), ...(file.differs ?? [])]) {
    expect(place.package).toMatch(/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/)
    expect(place.version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
    expect(place.path).toMatch(/^(?!\/)(?!.*\.\.\/)[^\\]+\.(?:[cm]?[jt]s|json|ya?ml)(?:#\/.+)?$/)
  }
})

test('what was compared was compared with somebody else, and what differs says why it is not taken', () => {
  for (const { slug, sources, compared = [], differs = [] } of files) {
    for (const { package: name, agrees } of compared) {
      expect(agrees.length, slug).toBeGreaterThan(0)
      for (const what of agrees) {
        expect(addresses, slug).toContain(what)
        const own = sources
          .filter(({ fact }) => fact === factOf(what))
          .map((one) => family(one.package))
        // Two packages may say one half each of what OAuth's addresses are.
        if (new Set(own).size === 1) expect(own, `${slug}: ${what}`).not.toContain(family(name))
      }
    }
    for (const { says, because } of differs) {
      expect(says, slug).toMatch(/^https:\/\//)
      expect(because, slug).toMatch(/^[A-Z].*\.$/)
    }
  }
})

test('how it was checked names a package that the file names', () => {
  for (const { slug, checked, sources, compared = [] } of files) {
    if (checked.how === 'none') expect(checked.with, slug).toBeUndefined()
    else {
      const places = [...sources, ...compared]
      const named = places.map(({ package: name, version }) => `${name}@${version}`)
      expect(named, slug).toContain(checked.with)
    }
  }
})

test('no two services are one, and none is a registry of packages', () => {
  const names = files.map(({ name }) => name.toLowerCase())
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const words = files.map(({ slug }) => slug.replaceAll(/[-_]/g, ''))
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  for (const { slug, baseUrl, hosts = [] } of files)
    expect(`${baseUrl} ${hosts.join(' ')}`, slug).not.toMatch(
      /registry/,
    )
})

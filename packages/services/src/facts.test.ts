import { readdirSync, readFileSync } from 'node:fs'
import type { ServiceFile } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'

const folder = new URL('../data/', import.meta.url)
const files = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ServiceFile,
)
const facts =
  /^(?:host|path|ways|oauth|token|refresh|revoke|key|scopes|client|pkce|keep|headers|document|\w+(?:Parameters|Names|Answer))$/
/** What a file cannot say without a source for it. */
const needs: Readonly<Record<string, RegExp>> = {
  oauth: /"tokenUrl"/,
  token: /"request":\{"url"/,
  refresh: /"refreshUrl"/,
  revoke: /"revokeUrl"/,
  scopes: /"scopes":\{"/,
  client: /"clientAuthentication"/,
  pkce: /"pkce"/,
  keep: /"keep"/,
  authorizeParameters: /"authorizeParameters"/,
  tokenAnswer: /"tokenAnswer"/,
  parameterNames: /"parameterNames"/,
}
const addresses = ['host', 'ways', 'authorize', 'token', 'refresh', 'revoke', 'key']

/** Of the same author, so that one is no second opinion on the other. */
const family = (name: string) => (name === '@purest/providers' ? 'grant' : name)

const waysOf = ({ auth }: ServiceFile): object[] =>
  'scheme' in auth ? [auth] : Object.values(auth)
const saysHeader = (way: object) =>
  ['headers', 'callHeaders', 'query', 'path', 'body', 'basic'].some((name) => name in way)

/** What a service says that somebody else has to say as well. */
function askedOf({ auth }: ServiceFile): string[] {
  const text = JSON.stringify(auth)
  return [
    'host',
    ...(text.includes('"tokenUrl"') ? ['authorize', 'token'] : []),
    ...(/"request":\{"url"/.test(text) ? ['token'] : []),
  ]
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

test('each fact has its source, an exact version and a path in it', () => {
  for (const file of files) {
    const said = file.sources.map(({ fact }) => fact)
    const text = JSON.stringify(file.auth)
    const asked = Object.entries(needs).flatMap(([fact, sign]) => (sign.test(text) ? [fact] : []))
    expect(said, file.slug).toEqual(expect.arrayContaining(['host', ...asked]))
    if (waysOf(file).some(saysHeader)) expect(said, file.slug).toContain('key')
    if (file.headers) expect(said, file.slug).toContain('headers')
    for (const fact of said) expect(fact, file.slug).toMatch(facts)
    const places = [...file.sources, ...(file.compared ?? []), ...(file.differs ?? [])]
    for (const { package: name, version, path } of places) {
      expect(name, file.slug).toMatch(/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/)
      expect(version, file.slug).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)
      expect(path, file.slug).toMatch(
        /^(?!\/)(?!.*\.\.\/)[^\\]+\.(?:[cm]?[jt]s|json|ya?ml)(?:#\/.+)?$/,
      )
    }
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

test('no two services are one', () => {
  const names = files.map(({ name }) => name.toLowerCase())
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const words = files.map(({ slug }) => slug.replaceAll(/[-_]/g, ''))
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})

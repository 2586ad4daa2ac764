import { type ServiceFile, type ServiceSummary, serviceSummary } from '@maillon/core/toolkit'
import { services } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { readSettings } from '../config/read-settings.ts'
import { listToolkits } from './list.ts'
import { showToolkit } from './show.ts'
import { toolkitFindings } from './toolkit-findings.ts'

/** A service that has no toolkit, whichever these are. */
const other = services()
  .list()
  .find(
    ({ slug, schemes, checked }) =>
      schemes[0] === 'API_KEY' &&
      checked === 'sdk' &&
      !allToolkits.some((one) => one.slug === slug),
  ) as ServiceSummary
const prefix = other.slug.toUpperCase()

const sources = { config: undefined, 'env-file': undefined }

test('list has the services behind the toolkits, and how far each was checked', async () => {
  const rows = JSON.parse(await listToolkits({ ...sources, json: true }))
  expect(rows[0]).toMatchObject({ slug: 'gmail', checked: 'emulated' })
  expect(rows).toContainEqual(
    expect.objectContaining({ slug: other.slug, tools: 0, connects_by: 'key', checked: 'sdk' }),
  )
  const slugs = rows.map(({ slug }: { slug: string }) => slug)
  expect(new Set(slugs).size).toBe(slugs.length)
})

test('list with a word has what is called so, whatever the case, and says when nothing is', async () => {
  const named = async (word: string): Promise<{ slug: string }[]> =>
    JSON.parse(await listToolkits({ ...sources, json: true }, word))
  expect((await named('GMail')).map(({ slug }) => slug)).toEqual(['gmail'])
  expect((await named(other.name)).map(({ slug }) => slug)).toContain(other.slug)
  await expect(named('no such')).rejects.toMatchObject({ code: 'config_invalid' })
})

test('show says the names of several ways, what may be left out, and passes a document where none is known', async () => {
  const show = (slug: string) => showToolkit(slug, { ...sources, json: false })
  expect(await show('gmail')).toContain('subject  Act as (optional).')
  expect(await show('zendesk')).toMatch(/^ {2}token +BASIC +\S/m)
  expect(await show('gmail')).toMatch(
    / +GOOGLE_SERVICE_ACCOUNT +.*, where an auth config settles it$/m,
  )
  expect(await show('datadog')).not.toContain('Ways to connect')
  const all = services()
  for (const isKnown of [true, false]) {
    const { slug } = all
      .list()
      .find(
        (one) =>
          (all.file(one.slug).documentUrl !== undefined) === isKnown &&
          !allToolkits.some((toolkit) => toolkit.slug === one.slug),
      ) as ServiceSummary
    expect((await show(slug)).endsWith(`add ${slug}${isKnown ? '' : ' --document FILE'}`)).toBe(
      true,
    )
  }
})

test('show says of a service what is filled in, how far it was checked, and how it gets tools', async () => {
  const text = await showToolkit(other.slug, { ...sources, json: false })
  for (const words of [
    'were compared with its own SDK, ',
    'no call of it was tried',
    'People fill in:',
    'session.proxyExecute',
    `maillon toolkits add ${other.slug}`,
  ])
    expect(text).toContain(words)
  const facts = JSON.parse(await showToolkit(other.slug, { ...sources, json: true }))
  expect(facts).toMatchObject({ checked: 'described', compared: { how: 'sdk' }, tools: [] })
})

const acme: ServiceFile = {
  slug: 'acme',
  name: 'Acme',
  description: 'Things.',
  version: '20261130_00',
  baseUrl: 'https://acme.test',
  auth: {
    scheme: 'OAUTH2',
    authorizeUrl: 'https://acme.test/authorize',
    tokenUrl: 'https://acme.test/token',
    scopes: {},
  },
  checked: { how: 'none' },
  sources: [],
}

test('doctor says which of the services that have a client were compared with no SDK and no document', () => {
  const { settings } = readSettings(undefined, { MAILLON_PUBLIC_URL: 'https://connect.test' })
  const acmes = {
    list: () => [serviceSummary(acme), serviceSummary({ ...acme, slug: 'other' })],
    has: (slug: string) => slug === 'acme' || slug === 'other',
    file: () => acme,
  }
  const client = { clientId: 'id', clientSecret: 'secret' }
  const findings = toolkitFindings({ ...settings, services: acmes, authConfigs: { acme: client } })
  expect(findings).toContainEqual({
    state: 'fine',
    what: 'Acme has an OAuth client, which must know https://connect.test/oauth/callback/acme',
  })
  expect(findings).toContainEqual(
    expect.objectContaining({
      state: 'warning',
      what: 'These were compared with no SDK and no document of their services: acme.',
    }),
  )
})

test('a service gets its client from the environment, and half of one is no fault of its own', () => {
  const whole = readSettings(undefined, {
    BOX_CLIENT_ID: 'id',
    [`${prefix}_CLIENT_ID`]: 'of something else',
  })
  expect(whole.problems).toEqual([])
  const given = { [`${prefix}_CLIENT_ID`]: 'id', [`${prefix}_CLIENT_SECRET`]: 'secret' }
  const { settings } = readSettings(undefined, given)
  expect(settings.authConfigs).toEqual({ [other.slug]: { clientId: 'id', clientSecret: 'secret' } })
})

test('where the config file says which toolkits there are, a service is one by its name, and the others are not there', () => {
  const loaded = (toolkits: string[]) => ({ path: 'maillon.config.ts', content: { toolkits } })
  const { settings, problems } = readSettings(loaded(['gmail', other.slug]), {})
  expect(problems).toEqual([])
  expect(settings.toolkits.map(({ slug }) => slug)).toEqual(['gmail', other.slug])
  expect(settings.services).toBeUndefined()
  expect(readSettings(loaded(['acmee']), {}).problems).toMatchObject([
    { what: 'toolkits: there is no toolkit or service "acmee".' },
  ])
})

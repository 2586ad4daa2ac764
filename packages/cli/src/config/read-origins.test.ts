import { expect, test } from 'vitest'
import { readSettings } from './read-settings.ts'

const gitAt = 'https://git.lan:8443'

test('addresses of services that the operator runs come from the config file, and the environment goes before it', () => {
  const loaded = {
    path: 'maillon.config.ts',
    content: { origins: { gitlab: [gitAt], okta: ['https://a.test'] } },
  }
  const { settings, problems } = readSettings(loaded, {
    OKTA_ORIGINS: 'https://b.test, https://c.test:8443',
    NOBODY_ORIGINS: 'https://d.test',
  })
  expect(problems).toEqual([])
  expect(settings.origins).toEqual({
    gitlab: [gitAt],
    okta: ['https://b.test', 'https://c.test:8443'],
  })
})

test('what is no list of addresses is told with its place', () => {
  const loaded = { path: 'maillon.config.ts', content: { origins: { gitlab: gitAt } } }
  const { settings, problems } = readSettings(loaded, {})
  expect(problems.map(({ what }) => what)).toEqual([
    expect.stringContaining('maillon.config.ts: origins: gitlab:'),
  ])
  expect(settings.origins).toEqual({})
})

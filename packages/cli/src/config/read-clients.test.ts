import { gmail } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { callbackOf } from '../toolkits/installed.ts'
import { readSettings } from './read-settings.ts'

const environment = {
  MAILLON_PUBLIC_URL: 'https://connect.your-app.com/',
  GMAIL_CLIENT_ID: 'a',
  GMAIL_CLIENT_SECRET: 'b',
}

test.each([
  [undefined, '/gmail'],
  ['own', '/gmail'],
  ['shared', ''],
])('the redirect URI that is shown is the one of GMAIL_CALLBACK=%s', (callback, end) => {
  const given = { ...environment, ...(callback && { GMAIL_CALLBACK: callback }) }
  const { settings, problems } = readSettings(undefined, given)
  expect(problems).toEqual([])
  const shown = callbackOf(settings, gmail)
  expect(shown).toBe(`https://connect.your-app.com/oauth/callback${end}`)
  expect(settings.authConfigs.gmail?.callback).toBe(callback)
})

test('the environment goes before the file, and another word is told', () => {
  const content = { authConfigs: { gmail: { clientId: 'c', callback: 'shared' } } }
  const loaded = { path: 'maillon.config.ts', content }
  expect(readSettings(loaded, environment).settings.authConfigs.gmail?.callback).toBe('shared')
  const own = readSettings(loaded, { ...environment, GMAIL_CALLBACK: 'own' })
  expect(own.settings.authConfigs.gmail?.callback).toBe('own')
  const odd = readSettings(loaded, { ...environment, GMAIL_CALLBACK: 'common' })
  expect(odd.problems).toEqual([
    { what: 'GMAIL_CALLBACK is neither own nor shared.', add: 'GMAIL_CALLBACK=own' },
  ])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { printable } from '../serve/printable.ts'
import { readSettings } from './read-settings.ts'

const secret = 'whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc='
const read = (environment: Record<string, string>, content: object = {}) =>
  readSettings({ path: 'maillon.config.json', content }, environment)

test('a policy service is named by the environment, which goes before the config file', () => {
  const named = {
    MAILLON_BEFORE_EXECUTE_URL: 'https://policy.test/before',
    MAILLON_BEFORE_EXECUTE_SECRET: secret,
    MAILLON_BEFORE_EXECUTE_TIMEOUT_MS: '500',
  }
  const content = { hooks: { beforeExecute: { url: 'https://old.test' } } }
  const { settings, problems } = read(named, content)
  expect(problems).toEqual([])
  const beforeExecute = { url: 'https://policy.test/before', secret, timeoutMs: 500 }
  expect(settings.hooks).toEqual({ beforeExecute })
})

test('the config file names the address and where the secret is, and shows it to nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, `${secret}\n`)
  const hooks = { afterExecute: { url: 'https://policy.test', secretFile, timeoutMs: 900 } }
  const { settings, problems } = read({}, { hooks })
  expect(problems).toEqual([])
  expect(settings.hooks.afterExecute).toEqual({
    url: 'https://policy.test',
    secret,
    timeoutMs: 900,
  })
  expect(JSON.stringify(printable(settings))).not.toContain(secret)
})

test.each<[what: string, environment: Record<string, string>, content: object]>([
  ['an address without a secret', { MAILLON_BEFORE_EXECUTE_URL: 'https://policy.test' }, {}],
  ['a secret without an address', { MAILLON_AFTER_EXECUTE_SECRET: secret }, {}],
  [
    'a secret in the config file',
    {},
    { hooks: { beforeExecute: { url: 'https://p.test', secret } } },
  ],
  ['a hook that there is not', {}, { hooks: { beforeExcute: { url: 'https://p.test' } } }],
])('%s is said, and nothing is served without the hook', (_, environment, content) => {
  expect(read(environment, content).problems).not.toEqual([])
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { printable } from '../serve/printable.ts'
import { readSettings } from './read-settings.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'

function logoFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'logo.svg')
  writeFileSync(path, svg)
  return path
}

const read = (environment: Record<string, string>, branding?: object) =>
  readSettings(branding && { path: 'maillon.config.ts', content: { branding } }, environment)

test('branding is read from the config file, and before it from the environment', () => {
  const path = logoFile()
  const { settings, problems } = read(
    { MAILLON_COLOR: '#0f62fe', MAILLON_POWERED_BY: 'false', MAILLON_LANGUAGE: 'de' },
    { logoFile: path, logoFiles: { gmail: path }, color: '#f00', appUrl: 'https://app.test' },
  )
  expect(problems).toEqual([])
  expect(settings.branding).toEqual({
    logo: Buffer.from(svg),
    logos: { gmail: Buffer.from(svg) },
    color: '#0f62fe',
    appUrl: 'https://app.test',
    poweredBy: false,
    language: 'de',
  })
  expect(printable(settings).branding).toMatchObject({
    logo: `${svg.length} bytes`,
    logos: { gmail: `${svg.length} bytes` },
  })
  expect(read({}).settings.branding).toEqual({})
  expect(
    read({ MAILLON_APP_URL: 'https://b.test' }, { poweredBy: false }).settings.branding,
  ).toEqual({ appUrl: 'https://b.test', poweredBy: false })
})

test('a logo that cannot be read, and a word that is no yes or no, are told with what to set', () => {
  const environment = { MAILLON_LOGO_FILE: '/nowhere/logo.svg', MAILLON_POWERED_BY: 'no' }
  const told = read(environment, { logoFiles: { gmail: '/nowhere/gmail.png' } }).problems
  expect(told.map(({ what }) => what).toSorted()).toEqual([
    expect.stringContaining('MAILLON_POWERED_BY is "no"'),
    expect.stringContaining('The logo for MAILLON_LOGO_FILE cannot be read'),
    expect.stringContaining('The logo for branding.logoFiles.gmail cannot be read'),
  ])
})

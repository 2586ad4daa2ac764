import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('a Node that is too old is told so in a sentence, before anything is loaded that it could not read', () => {
  const bin = new URL('bin.ts', import.meta.url)
  const old = `Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } }); import('${bin}')`
  const words = ['--conditions=@maillon/source', '--eval', old, 'init']
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect([status, stdout, stderr]).toEqual([
    1,
    '',
    expect.stringMatching(/^Maillon needs Node 22\.19 or newer, and this is Node 20\.20\.2: .+\n$/),
  ])
})

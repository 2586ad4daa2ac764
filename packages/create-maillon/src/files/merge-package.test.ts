import { expect, test } from 'vitest'
import { mergePackage } from './merge-package.ts'

const ours = JSON.stringify({
  name: 'my-agent',
  type: 'module',
  scripts: { dev: 'node --watch src/main.ts', check: 'tsc' },
  dependencies: { ai: '7.0.0', hono: '4.0.0' },
  devDependencies: { typescript: '7.0.2' },
})
const merge = (text: string) => mergePackage(text, ours, 'package.json')

test('dependencies and scripts are added, and all else stays to the letter', () => {
  const theirs =
    '{\n\t"name": "shop",\n\t"files": ["a", "b"],\n\t"scripts": { "test": "vitest" },\n\t"dependencies": {\n\t\t"zod": "4.0.0"\n\t}\n}\n'
  const { text, kept } = merge(theirs)
  expect(kept).toEqual([])
  expect(text).toContain('\t"name": "shop",\n\t"files": ["a", "b"],\n')
  expect(text).toContain('\n\t\t"ai": "7.0.0",\n\t\t"hono": "4.0.0",\n\t\t"zod": "4.0.0"\n')
  expect(JSON.parse(text)).toEqual({
    name: 'shop',
    files: ['a', 'b'],
    scripts: { test: 'vitest', dev: 'node --watch src/main.ts', check: 'tsc' },
    dependencies: { ai: '7.0.0', hono: '4.0.0', zod: '4.0.0' },
    devDependencies: { typescript: '7.0.2' },
  })
  expect(merge(text)).toEqual({ text, kept: [] })
})

test('a script or a version of its own is kept, and told', () => {
  const theirs = JSON.stringify({
    scripts: { dev: 'vite' },
    devDependencies: { hono: '^3.0.0' },
    peerDependencies: { ai: '6' },
  })
  const { text, kept } = merge(theirs)
  expect(JSON.parse(text)).toMatchObject({
    scripts: { dev: 'vite', check: 'tsc' },
    devDependencies: { hono: '^3.0.0', typescript: '7.0.2' },
  })
  expect(kept).toEqual([
    'the script dev (ours: node --watch src/main.ts)',
    'ai 6 (ours: 7.0.0)',
    'hono ^3.0.0 (ours: 4.0.0)',
  ])
})

test('line ends of Windows and its mark in front stay', () => {
  const { text } = merge('\uFEFF{\r\n    "name": "shop"\r\n}\r\n')
  expect(text.startsWith('\uFEFF{\r\n    "name": "shop",\r\n    "scripts": {\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
})

test.each([
  '',
  '[]',
  '{',
  '{"scripts": []}',
  '{"dependencies": "x"}',
  '{"scripts": {}, "scripts": {}}',
  '{"scripts": {"a": "1", "a": "2"}}',
])('%j is refused', (text) => {
  expect(() => merge(text)).toThrow('package.json cannot be read')
})

test('a package whose TypeScript Node would read as CommonJS is refused, with what mends it', () => {
  expect(() => merge('{"type": "commonjs"}')).toThrow('CommonJS')
  expect(merge('{"type": "module"}').text).toContain('"type": "module"')
})

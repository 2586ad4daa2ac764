import { expect, test } from 'vitest'
import { mergeLines, mergeVariables } from './merge-lines.ts'

test('a .gitignore gets the lines that it lacks, once, in its own line ends', () => {
  const ours = 'node_modules/\n.env\n.maillon/\n'
  expect(mergeLines('node_modules\ndist', ours)).toBe('node_modules\ndist\n.env\n.maillon/\n')
  expect(mergeLines('dist\r\n', ours)).toBe('dist\r\nnode_modules/\r\n.env\r\n.maillon/\r\n')
  expect(mergeLines(ours, ours)).toBe(ours)
  expect(mergeLines('', ours)).toBe(ours)
})

test('a .env gets the variables that it lacks, and keeps the values that it has', () => {
  const ours = '# Why.\nKEY=k1:new\n# OTHER=\n'
  expect(mergeVariables('A=1', ours)).toBe('A=1\nKEY=k1:new\n')
  expect(mergeVariables('export KEY=k1:old\n', ours)).toBe('export KEY=k1:old\n')
  expect(mergeVariables('# KEY=\n', ours)).toBe('# KEY=\nKEY=k1:new\n')
})

import { MaillonError } from '@maillon/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mountPath, mountPrefix } from './mount-path.ts'

test.each([
  ['report.pdf', 'report.pdf'],
  ['/output/report.pdf', 'output/report.pdf'],
  ['/mnt/files/output/report.pdf', 'output/report.pdf'],
  ['a b/größe.txt', 'a b/größe.txt'],
  ['.hidden', '.hidden'],
  ['mnt/files/x', 'mnt/files/x'],
])('%s is %s below the mount', (told, path) => {
  expect(mountPath(told)).toBe(path)
})

test.each([
  '..',
  '../x',
  'a/../x',
  'a/..',
  './a',
  'a//b',
  '//etc/passwd',
  'a/',
  '/',
  '',
  '/mnt/files',
  '/mnt/files/../../etc/passwd',
  'a\\..\\b',
  'a\r\nb',
  'a\0b',
  'a\u202eb',
  '\ud800',
  'a'.repeat(501),
])('%j is refused, with what is right', (told) => {
  expect(() => mountPath(told)).toThrow(
    expect.objectContaining({ code: 'invalid_request', hint: expect.any(String) }),
  )
})

test('no path leads out of its mount, whatever it is made of', () => {
  const part = fc.constantFrom('..', '.', '/', '\\', 'a', '%2e%2e', '\0', '/mnt/files', ' ')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      let path: string
      try {
        path = mountPath(parts.join(''))
      } catch (error) {
        expect(MaillonError.is(error, 'invalid_request')).toBe(true)
        return
      }
      const { pathname } = new URL(path.split('/').map(encodeURIComponent).join('/'), 'http://a/m/')
      expect(pathname.startsWith('/m/') && pathname.length > 3).toBe(true)
      expect(mountPath(path)).toBe(path)
    }),
    { numRuns: 300 },
  )
})

test('a prefix is read as a path is, and the mount itself is no prefix', () => {
  expect(['/', '', '/mnt/files', '/mnt/files/', undefined].map(mountPrefix)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  )
  expect(mountPrefix('/out/')).toBe('out/')
})

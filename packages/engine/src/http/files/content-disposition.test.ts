import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from './content-disposition.ts'

test('a plain name stands as it is, and any other beside one in ASCII', () => {
  expect(attachment('report 1.pdf')).toBe('attachment; filename="report 1.pdf"')
  expect(attachment('größe "x".pdf')).toBe(
    `attachment; filename="gr__e _x_.pdf"; filename*=UTF-8''gr%C3%B6%C3%9Fe%20%22x%22.pdf`,
  )
  expect(attachment("it's (50%) *.txt")).toContain(
    "filename*=UTF-8''it%27s%20%2850%25%29%20%2A.txt",
  )
})

const odd = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', '\r', '\n', ';', '\u202e', '\0', 'a', '\ud800') }),
  fc.constant('a"\r\nset-cookie: x=y; filename="b.html'),
)

test('no name ends its header or becomes another one, and each can be read again', () => {
  fc.assert(
    fc.property(odd, (name) => {
      const header = attachment(name)
      expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
      const [, plain = '', extended] =
        /^attachment; filename="([^"\\]*)"(?:; filename\*=UTF-8''([\w!#$&+.^`|~%-]+))?$/.exec(
          header,
        ) ?? []
      const read = extended === undefined ? plain : decodeURIComponent(extended)
      expect(read).toBe(name.toWellFormed())
    }),
    { numRuns: 200 },
  )
})

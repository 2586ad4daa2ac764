import { expect, test } from 'vitest'
import { mimeMessage } from './mime-message.ts'

const mail = { to: ['a@example.com'], subject: 'Hello', body: 'Text', isHtml: false }
const written = (change: Partial<Parameters<typeof mimeMessage>[0]>) =>
  Buffer.from(mimeMessage({ ...mail, ...change }), 'base64url').toString()

test('a plain mail is plain', () => {
  expect(written({})).toBe(
    [
      'To: a@example.com',
      'Subject: Hello',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset="UTF-8"',
      'Content-Transfer-Encoding: base64',
      '',
      'VGV4dA==',
    ].join('\r\n'),
  )
})

test('it is ASCII, whatever is in it, and no line is longer than allowed', () => {
  const text = '日本語 naïve 🧗‍♀️ '.repeat(40)
  const to = Array.from({ length: 50 }, (_, index) => `someone-${index}@example.com`)
  const mime = written({ subject: text, body: `${text}\n${'x'.repeat(5000)}`, to })
  expect(mime).toMatch(/^[\r\n -~]*$/)
  for (const line of mime.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
  expect(mime.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('line breaks in headers are refused, in the body they become CRLF', () => {
  for (const bad of [
    { subject: 'a\nb' },
    { to: ['a@b.c\r\nX: y'] },
    { references: ['<a>\n<b>'] },
  ]) {
    expect(() => written(bad)).toThrow('line break')
  }
  const [, body = ''] = written({ body: 'a\nb\r\nc' }).split('\r\n\r\n')
  expect(Buffer.from(body, 'base64').toString()).toBe('a\r\nb\r\nc')
})

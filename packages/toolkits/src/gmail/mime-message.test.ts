import { expect, test } from 'vitest'
import { mimeMessage, mimeWithFiles } from './mime-message.ts'

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

const file = {
  id: 'file_1',
  name: 'report.pdf',
  mimetype: 'application/pdf',
  size: 3,
  sha256: '',
  expires_at: '',
}

test('a file is a part of its own, in lines of base64 that are made as they are sent', () => {
  expect(mimeWithFiles(mail, [file])).toEqual([
    [
      'To: a@example.com',
      'Subject: Hello',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="=_maillon_="',
      '',
      '--=_maillon_=',
      'Content-Type: text/plain; charset="UTF-8"',
      'Content-Transfer-Encoding: base64',
      '',
      'VGV4dA==',
    ].join('\r\n'),
    [
      '',
      '--=_maillon_=',
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment;',
      ' filename="report.pdf"',
      '',
      '',
    ].join('\r\n'),
    { file: 'file_1', encoding: 'mime' },
    '\r\n--=_maillon_=--\r\n',
  ])
})

test('no name of a file becomes a header, and no line of its part is too long', () => {
  for (const name of [
    'größe "1"\r\nBcc: eve@evil.example.pdf',
    '報告書'.repeat(60),
    "it's (2)*.pdf",
  ]) {
    const [, head = ''] = mimeWithFiles(mail, [{ ...file, name }])
    if (typeof head !== 'string') throw new Error('What stands before a file is a text.')
    const lines = head.trim().split('\r\n')
    expect(lines.slice(0, 4)).toMatchObject([
      '--=_maillon_=',
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment;',
    ])
    for (const line of lines.slice(4)) expect(line).toMatch(/^ filename(\*\d+\*)?=[!-~ ]{1,90}$/)
    const encoded = lines.slice(5).map((line) => line.replace(/^[^=]*=/, '').replace(/;$/, ''))
    if (encoded.length > 0)
      expect(decodeURIComponent(encoded.join('').replace("UTF-8''", ''))).toBe(name)
  }
})

test('a mail that is attached is not told as one, which base64 would break', () => {
  const [, head] = mimeWithFiles(mail, [{ ...file, mimetype: 'message/rfc822' }])
  expect(head).toContain('Content-Type: application/octet-stream')
})

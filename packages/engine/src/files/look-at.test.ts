import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookAt, lookedAtBytes } from './look-at.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg==',
  'base64',
)
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test.each<[string, string | Uint8Array, { mimetype?: string; name?: string }, string]>([
  ['a PNG', png, {}, 'image/png'],
  ['a PNG called a text', png, { mimetype: 'text/plain', name: 'a.txt' }, 'image/png'],
  ['a PNG called HTML', png, { mimetype: 'text/html' }, 'image/png'],
  ['a PDF', '%PDF-1.7\n1 0 obj', {}, 'application/pdf'],
  ['a text', 'Dear Ann,\n', {}, 'text/plain'],
  ['a text called an image', 'Dear Ann,\n', { mimetype: 'image/png', name: 'a.png' }, 'text/plain'],
  ['a text that begins as a bitmap', 'BMW sells cars', {}, 'text/plain'],
  ['a text that begins as a program', 'MZ is a country code?', {}, 'text/plain'],
  ['a CSV by its type', 'a,b\n1,2\n', { mimetype: 'Text/CSV; charset=utf-8' }, 'text/csv'],
  ['a CSV by its name', 'a,b\n1,2\n', { mimetype: 'text/plain', name: 'a.csv' }, 'text/csv'],
  [
    'a CSV of a browser',
    'a,b\n1,2\n',
    { mimetype: 'application/vnd.ms-excel', name: 'a.csv' },
    'text/csv',
  ],
  ['JSON', '{"a": [1]}', {}, 'application/json'],
  ['JSON of a kind', '{"a": [1]}', { mimetype: 'application/ld+json' }, 'application/ld+json'],
  ['what is called JSON and is none', '{"a": [1]', { mimetype: 'application/json' }, 'text/plain'],
  ['lines of JSON', '{"a":1}\n{"a":2}\n', { name: 'a.jsonl' }, 'application/x-ndjson'],
  ['HTML', '<!DOCTYPE html><p>x', {}, 'text/html'],
  [
    'HTML called an image',
    '\n <HTML><body>',
    { mimetype: 'image/png', name: 'a.png' },
    'text/html',
  ],
  ['HTML called a text', '<!-- x --><script>1</script>', { mimetype: 'text/plain' }, 'text/html'],
  ['HTML called a CSV', '<script>1</script>', { mimetype: 'text/csv', name: 'a.csv' }, 'text/html'],
  ['HTML in UTF-16', utf16('<html><script>1</script>'), { mimetype: 'text/plain' }, 'text/html'],
  ['a piece of HTML', 'Hello <b>Ann</b>', { mimetype: 'text/html' }, 'text/html'],
  ['SVG', svg, {}, 'image/svg+xml'],
  ['SVG called a PNG', svg, { mimetype: 'image/png', name: 'a.png' }, 'image/svg+xml'],
  [
    'SVG called a text',
    `<?xml version="1.0"?>\n<!-- a -->\n${svg}`,
    { mimetype: 'text/plain' },
    'image/svg+xml',
  ],
  [
    'SVG behind a document type',
    `<!DOCTYPE svg [<!ENTITY a "<b>">]><s:svg xmlns:s="x"/>`,
    {},
    'image/svg+xml',
  ],
  [
    'SVG in UTF-16',
    utf16(`<?xml version="1.0"?>${svg}`),
    { mimetype: 'text/csv' },
    'image/svg+xml',
  ],
  ['a text called SVG', 'no image', { mimetype: 'image/svg+xml', name: 'a.svg' }, 'text/plain'],
  ['XML', '<?xml version="1.0"?><feed/>', {}, 'application/xml'],
  [
    'XML of a kind',
    '<?xml version="1.0"?><feed/>',
    { mimetype: 'application/atom+xml' },
    'application/atom+xml',
  ],
  ['a text called XML', 'no markup', { mimetype: 'application/atom+xml' }, 'text/plain'],
  ['Latin-1', Buffer.from('Café crème\n', 'latin1'), {}, 'text/plain'],
  ['Latin-1 called a CSV', Buffer.from('naïve,é\n', 'latin1'), { name: 'a.csv' }, 'text/csv'],
  ['bytes', Buffer.of(1, 2, 3, 0, 9), {}, 'application/octet-stream'],
  [
    'bytes called a text',
    Buffer.of(1, 2, 3, 0, 9),
    { mimetype: 'text/csv', name: 'a.csv' },
    'application/octet-stream',
  ],
  [
    'bytes called HTML',
    Buffer.of(0, 60, 104),
    { mimetype: 'text/html' },
    'application/octet-stream',
  ],
  ['nothing', '', {}, 'application/octet-stream'],
  ['an empty CSV', '', { mimetype: 'text/csv' }, 'text/csv'],
  [
    'an archive called a sheet',
    emptyZip(),
    { name: 'a.xlsx' },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  ['an archive called an image', emptyZip(), { mimetype: 'image/png' }, 'application/zip'],
  ['no media type at all', 'x', { mimetype: 'text/html\r\nx: y' }, 'text/plain'],
])('%s is told by its bytes', async (_, bytes, claim, type) => {
  expect(await lookAt(Buffer.from(bytes), claim)).toBe(type)
})

test('a text that is cut in the middle of a character, or of JSON, is one all the same', async () => {
  const cut = Buffer.from(`["${'é'.repeat(lookedAtBytes)}`).subarray(0, lookedAtBytes)
  expect(await lookAt(cut)).toBe('text/plain')
  expect(await lookAt(cut, { name: 'a.json' })).toBe('application/json')
})

test('markup is known whatever it is called, and long prologs take no time', async () => {
  const space = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\ufeff',
    '<!-- a > b -->',
    '<?a b?>',
    '<?xml version="1.0"?>',
  )
  const claim = fc.record({
    mimetype: fc.constantFrom('image/png', 'text/plain', 'text/csv', 'application/json', 'x'),
    name: fc.constantFrom('a.png', 'a.csv', 'a.txt', 'a'),
  })
  const active = fc.constantFrom(svg, '<SVG/>', '<html>', '<script >', '<iframe src=x>')
  await fc.assert(
    fc.asyncProperty(
      fc.array(space, { maxLength: 4 }),
      active,
      claim,
      async (before, markup, told) => {
        const type = await lookAt(Buffer.from(before.join('') + markup), told)
        expect(type).toBe(/svg/i.test(markup) ? 'image/svg+xml' : 'text/html')
      },
    ),
    { numRuns: 150 },
  )
  for (const opened of ['<!--', '<?', '<!doctype [', '<!doctype "', ' '])
    await lookAt(Buffer.from(opened.repeat(lookedAtBytes / opened.length)))
})

function emptyZip(): Uint8Array {
  return Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)])
}

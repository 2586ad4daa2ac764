import { expect, test } from 'vitest'
import { readBranding } from './read-branding.ts'

const read = (branding: object) =>
  readBranding({ branding }, { hasToolkit: (slug) => slug === 'gmail' })
const bytes = (text: string) => Buffer.from(text, 'latin1')
const png = bytes('\x89PNG\r\n\x1a\n rest')

test.each([
  [png, 'png'],
  [bytes('\xff\xd8\xff\xe0 rest'), 'jpeg'],
  [bytes('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
  [bytes('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'svg+xml'],
  [bytes('<?xml version="1.0"?>\n<!-- made by hand --><svg/>\n<svg >'), 'svg+xml'],
  [new Uint8Array(png), 'png'],
])('the bytes of an image become an address that needs nobody else', (logo, type) => {
  expect(read({ logo }).logo).toBe(
    `data:image/${type};base64,${Buffer.from(logo).toString('base64')}`,
  )
  expect(read({ logos: { gmail: logo } }).logos.get('gmail')).toMatch(`data:image/${type};`)
})

test.each([
  [{ logo: 'https://cdn.test/logo.png' }, 'branding.logo is no PNG'],
  [{ logo: '/etc/passwd' }, 'branding.logo is no PNG'],
  [{ logo: 'data:text/html,x' }, 'branding.logo is no PNG'],
  [{ logo: bytes('<html><svg>') }, 'branding.logo is no PNG'],
  [{ logo: bytes('') }, 'branding.logo is no PNG'],
  [{ logo: Buffer.concat([png, Buffer.alloc(70_000)]) }, 'more than 64 kB'],
  [{ logo: `data:image/png;base64,${'A'.repeat(95_000)}` }, 'more than 64 kB'],
  [{ logos: { gmail: 'x' } }, 'branding.logos.gmail is no PNG'],
  [{ logos: { gmial: png } }, 'branding.logos names "gmial"'],
  [{ color: 'red' }, 'branding.color "red"'],
  [{ appUrl: 'javascript:alert(1)' }, 'branding.appUrl'],
  [{ appUrl: 'http://app.test' }, 'branding.appUrl'],
  [{ appUrl: 'https://app.test@evil.test' }, 'branding.appUrl'],
  [{ appUrl: '//app.test' }, 'branding.appUrl'],
  [{ language: 'tlh' }, 'branding.language "tlh"'],
])('what no page could show is told when the engine starts', (branding, message) => {
  expect(() => read(branding)).toThrow(message)
  expect(() => read(branding)).toThrow(expect.objectContaining({ code: 'config_invalid' }))
})

test('without branding, a page shows what it did', () => {
  expect(read({})).toEqual({
    app: 'This app',
    logo: undefined,
    style: '',
    logos: new Map(),
    appUrl: undefined,
    poweredBy: true,
    language: undefined,
  })
})

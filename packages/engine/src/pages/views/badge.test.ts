import { expect, test } from 'vitest'
import { outcomePage } from './outcome-page.ts'
import { testLook } from './test-look.contract.ts'

function pageOf(name: string, logo: string) {
  const service = { slug: 'gmail', name, logo }
  const page = outcomePage({ look: testLook('Chat'), kind: 'expired', service })
  return page.slice(page.indexOf('<main'))
}

test.each(['png;base64,iVBORw0=', 'jpeg;base64,/9j/', 'webp;base64,UklG', 'svg+xml,%3Csvg/%3E'])(
  'a logo is shown when the page can hold it: %s',
  (data) => {
    expect(pageOf('Gmail', `data:image/${data}`)).toContain(`<img src="data:image/${data}" alt=""`)
  },
)

test.each([
  'https://logos.example.com/gmail.png',
  'data:text/html,<script>alert(1)</script>',
  'data:image/gif;base64,R0lG',
  'data:image/svg+xmlx,',
  ' data:image/png,x',
  'javascript:alert(1)',
  `data:image/png;base64,${'A'.repeat(100_000)}`,
  '',
])('anything else gives way to the first letter of the name', (logo) => {
  expect(pageOf('Gmail', logo)).not.toContain('<img')
  expect(pageOf('Gmail', logo)).toContain('>G</span>')
})

test.each([
  ['gmail', 'G'],
  ['<b>', 'B'],
  ['  7shifts', '7'],
  ['éclair', 'É'],
  ['𝒜pp', '𝒜'],
  ['日本', '日'],
  ['"><', '·'],
  ['', '·'],
])('the letter of "%s" is %s', (name, letter) => {
  expect(pageOf(name, '')).toContain(`>${letter}</span>`)
})

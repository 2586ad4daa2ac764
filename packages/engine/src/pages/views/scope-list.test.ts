import { expect, test } from 'vitest'
import { connectPage } from './connect-page.ts'
import type { Scope } from './scope-list.ts'
import { testLook } from './test-look.contract.ts'

function listOf(...scopes: Scope[]) {
  const page = connectPage({
    look: testLook('Chat'),
    service: { slug: 'acme', name: 'Acme' },
    scopes,
    expiresAt: 600_000,
    now: 0,
    continueAction: '/go',
    cancelAction: '/cancel',
  })
  return page.slice(page.indexOf('<h1'), page.indexOf('class="notice"')).replaceAll('<wbr>', '')
}

test('a permission is told in plain words where they are known, and as the upstream spells it otherwise', () => {
  const list = listOf({ scope: 'mail.read', meaning: 'Read your email' }, { scope: 'repo:all' })
  expect(list).toContain('Chat</bdi> asks for 2 permissions')
  expect(list).toContain('<li><bdi>Read your email</bdi></li><li><code>repo:all</code></li>')
})

test('more than four permissions are folded away, and their number is not', () => {
  const scopes = ['a', 'b', 'c', 'd', 'e'].map((scope) => ({ scope }))
  expect(listOf(...scopes.slice(1))).not.toContain('<details')
  expect(listOf(...scopes)).toMatch(/<details class="ask"><summary>.*5 permissions/)
})

test('no permission is no list', () => {
  expect(listOf()).not.toContain('class="ask"')
})

import type { Permissions } from '@maillon/core/contract'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { createCatalogue } from '../../catalogue/catalogue.ts'
import { configFrom } from '../config.ts'
import { permissionOf } from './permission.ts'

const catalogue = createCatalogue(allToolkits)

function ruleFor(slug: string, permissions?: Permissions) {
  const experimental = permissions && { permissions }
  return permissionOf(configFrom({ user_id: 'u', experimental }), catalogue.tool(slug).tool)
}

const [read, write] = ['GMAIL_LIST_LABELS', 'GMAIL_SEND_EMAIL']

test('without rules every tool may run', () => {
  expect(ruleFor(write)).toBe('always_allow')
  expect(ruleFor(write, {})).toBe('always_allow')
})

test('the rule of the tool comes before that of its effect, and that before the default', () => {
  const permissions = {
    default: 'ask_every_call',
    effects: { write: 'ask_once' },
    overrides: { [write]: 'always_allow' },
  } as const
  expect(ruleFor(write, permissions)).toBe('always_allow')
  expect(ruleFor('GMAIL_REPLY_TO_THREAD', permissions)).toBe('ask_once')
  expect(ruleFor(read, permissions)).toBe('ask_always')
  expect(ruleFor(read, { default: 'ask_once_per_session' })).toBe('ask_once')
  expect(ruleFor(read, { default: 'allow_all', effects: {} })).toBe('always_allow')
})

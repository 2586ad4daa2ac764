import { sessionConfig, sessionCreate, sessionPatch } from '@maillon/core/contract'
import { expect, test } from 'vitest'
import { configFrom, withChange } from './config.ts'

function created(options: object = {}) {
  return configFrom(sessionCreate.parse({ user_id: 'u', ...options }))
}

function changed(options: object, change: object) {
  return withChange(created(options), sessionPatch.parse(change))
}

test('a config is complete, and says what requests call enable as enabled', () => {
  const config = created({
    toolkits: ['gmail'],
    tools: { gmail: ['GMAIL_SEND_EMAIL'], github: { tags: ['readOnlyHint'] } },
    tags: { enable: ['readOnlyHint'], disable: ['destructiveHint'] },
    connected_accounts: { gmail: 'ca_1' },
    workbench: { enable: true, sandbox_size: 'large' },
  })
  expect(config).toEqual({
    user_id: 'u',
    toolkits: { enabled: ['gmail'] },
    tools: {
      gmail: { enabled: ['GMAIL_SEND_EMAIL'] },
      github: { tags: { enabled: ['readOnlyHint'] } },
    },
    tags: { enabled: ['readOnlyHint'], disabled: ['destructiveHint'] },
    auth_configs: {},
    connected_accounts: { gmail: ['ca_1'] },
    manage_connections: {
      enabled: true,
      enable_wait_for_connections: false,
      enable_connection_removal: false,
    },
    multi_account: { enable: false },
    workbench: {
      enable: false,
      proxy_execution_enabled: false,
      auto_offload_threshold: 20_000,
    },
    preload: { tools: [] },
    search: { enable: true },
    execute: { enable_multi_execute: true },
  })
  expect(sessionConfig.parse(config)).toEqual(config)
})

test('maps and lists replace what was there', () => {
  const before = {
    toolkits: ['gmail', 'github'],
    tools: { gmail: ['GMAIL_SEND_EMAIL'] },
    tags: { enable: ['readOnlyHint'], disable: ['destructiveHint'] },
    auth_configs: { gmail: 'ac_1', github: 'ac_2' },
    connected_accounts: { gmail: ['ca_1'] },
    preload: { tools: ['GMAIL_SEND_EMAIL'] },
  }
  expect(
    changed(before, {
      toolkits: { disable: ['slack'] },
      tools: { github: { disable: [] } },
      tags: { disable: ['openWorldHint'] },
      auth_configs: { slack: 'ac_3' },
      connected_accounts: {},
      preload: { tools: 'all' },
    }),
  ).toMatchObject({
    toolkits: { disabled: ['slack'] },
    tools: { github: { disabled: [] } },
    tags: { disabled: ['openWorldHint'] },
    auth_configs: { slack: 'ac_3' },
    connected_accounts: {},
    preload: { tools: 'all' },
  })
  expect(changed(before, {})).toEqual(created(before))
})

test('the block of managing connections merges, null of one part clears it, null of all resets it', () => {
  const callback_url = 'https://app.example/done'
  const before = { manage_connections: { callback_url, enable_wait_for_connections: true } }
  const after = (change: object | null) =>
    changed(before, { manage_connections: change }).manage_connections
  const rest = { enable_connection_removal: false }
  expect(after({ enable: false })).toEqual({
    enabled: false,
    enable_wait_for_connections: true,
    callback_url,
    ...rest,
  })
  expect(after({ callback_url: null })).toEqual({
    enabled: true,
    enable_wait_for_connections: true,
    ...rest,
  })
  expect(after(null)).toEqual({ enabled: true, enable_wait_for_connections: false, ...rest })
})

test('null clears what the contract says it clears', () => {
  const before = { connected_accounts: { gmail: ['ca_1'] } }
  const change = {
    connected_accounts: null,
    workbench: null,
    multi_account: null,
    experimental: null,
  }
  expect(changed(before, change)).toEqual(created())
})

test('search and multi-execute switch by themselves', () => {
  expect(changed({}, { search: { enable: false } })).toMatchObject({
    search: { enable: false },
    execute: { enable_multi_execute: true },
  })
  expect(changed({}, { execute: { enable_multi_execute: false } })).toMatchObject({
    search: { enable: true },
    execute: { enable_multi_execute: false },
  })
})

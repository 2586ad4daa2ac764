import type { SessionConfig, SessionCreate } from '@maillon/core/contract'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { createCatalogue } from '../catalogue/catalogue.ts'
import { configFrom } from './config.ts'
import { allowedTools, allowsToolkit } from './policy.ts'

const catalogue = createCatalogue(allToolkits)
const every = catalogue.tools.map(({ tool }) => tool.slug)
const reads = catalogue.tools.filter(({ tool }) => tool.effect === 'read')

/** Slugs of the tools that a session with these options includes. */
function included(options: Omit<SessionCreate, 'user_id'>): string[] {
  return allowedTools(configOf(options), catalogue).map(({ tool }) => tool.slug)
}

function configOf(options: Omit<SessionCreate, 'user_id'>): SessionConfig {
  return configFrom({ user_id: 'u', ...options })
}

const ofToolkit = (slug: string) => catalogue.toolsOf(slug).map(({ tool }) => tool.slug)

test('a session without options includes everything', () => {
  expect(included({})).toEqual(every)
})

test('toolkits: enabled ones alone, all but disabled ones, and an empty list is none', () => {
  expect(included({ toolkits: { enable: ['gmail'] } })).toEqual(ofToolkit('gmail'))
  expect(included({ toolkits: { enable: ['GMAIL'] } })).toEqual(ofToolkit('gmail'))
  expect(included({ toolkits: { enable: [] } })).toEqual([])
  expect(included({ toolkits: { disable: [] } })).toEqual(every)
  const without = included({ toolkits: { disable: ['Gmail'] } })
  expect(without).toEqual(every.filter((slug) => !slug.startsWith('GMAIL_')))
  expect(allowsToolkit(configOf({ toolkits: { enable: [] } }), 'gmail')).toBe(false)
})

test("a toolkit's own rule speaks for that toolkit alone", () => {
  const tools = { gmail: { enable: ['GMAIL_SEND_EMAIL'] } }
  expect(included({ tools })).toEqual(
    every.filter((slug) => !slug.startsWith('GMAIL_') || slug === 'GMAIL_SEND_EMAIL'),
  )
  expect(included({ tools, toolkits: { enable: ['gmail'] } })).toEqual(['GMAIL_SEND_EMAIL'])
  expect(included({ tools, toolkits: { enable: ['github'] } })).toEqual(ofToolkit('github'))
  expect(included({ tools: { gmail: { enable: [] } }, toolkits: { enable: ['gmail'] } })).toEqual(
    [],
  )
  expect(included({ tools: { gmail: { disable: ['GMAIL_SEND_EMAIL'] } } })).toEqual(
    every.filter((slug) => slug !== 'GMAIL_SEND_EMAIL'),
  )
})

test('tags: any of the enabled ones, none of the disabled ones, and an empty list is none', () => {
  const readSlugs = reads.map(({ tool }) => tool.slug)
  expect(included({ tags: { enable: ['readOnlyHint'] } })).toEqual(readSlugs)
  expect(included({ tags: { disable: ['readOnlyHint'] } })).toEqual(
    every.filter((slug) => !readSlugs.includes(slug)),
  )
  expect(included({ tags: { enable: ['openWorldHint'], disable: ['idempotentHint'] } })).toEqual(
    catalogue.tools
      .filter(({ tags }) => !tags.includes('idempotentHint'))
      .map(({ tool }) => tool.slug),
  )
  expect(included({ tags: { enable: [] } })).toEqual([])
  expect(included({ tags: {} })).toEqual(every)
})

test("a toolkit's own tags come in place of the session's", () => {
  const tools = { gmail: { tags: { disable: ['readOnlyHint' as const] } } }
  const slugs = included({ tools, tags: { enable: ['readOnlyHint'] } })
  expect(slugs).toContain('GMAIL_SEND_EMAIL')
  expect(slugs).not.toContain('GMAIL_FETCH_EMAILS')
  expect(slugs).not.toContain('GITHUB_CREATE_AN_ISSUE')
})

test("naming a tool lets it in whatever the session's tags, and leaving one out lets in no other", () => {
  const tags = { enable: ['readOnlyHint' as const] }
  const named = included({ tags, tools: { gmail: { enable: ['GMAIL_SEND_EMAIL'] } } })
  expect(named.filter((slug) => slug.startsWith('GMAIL_'))).toEqual(['GMAIL_SEND_EMAIL'])
  const left = included({ tags, tools: { gmail: { disable: ['GMAIL_FETCH_EMAILS'] } } })
  expect(left.filter((slug) => slug.startsWith('GMAIL_'))).toEqual(
    reads
      .map(({ tool }) => tool.slug)
      .filter((slug) => slug.startsWith('GMAIL_') && slug !== 'GMAIL_FETCH_EMAILS'),
  )
})

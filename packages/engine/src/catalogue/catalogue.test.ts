import { MaillonError } from '@maillon/core'
import { atRest, lazyToolkit } from '@maillon/core/toolkit'
import { allToolkits, github, gmail } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { createCatalogue } from './catalogue.ts'
import { nearNames } from './near-names.ts'

const catalogue = createCatalogue(allToolkits)

function thrown(run: () => unknown): MaillonError {
  try {
    run()
  } catch (error) {
    if (MaillonError.is(error)) return error
  }
  throw new Error('It threw no MaillonError.')
}

test('what is not there is told with what is near', () => {
  const tool = thrown(() => catalogue.tool('GMAIL_SEND_MAIL'))
  expect(tool).toMatchObject({ code: 'tool_not_found', status: 404 })
  expect(tool.hint).toContain('GMAIL_SEND_EMAIL')
  expect(thrown(() => catalogue.toolkit('git_hub')).details.suggestions).toContain('github')
  expect(thrown(() => catalogue.toolkit('constructor')).code).toBe('toolkit_not_found')
  expect(thrown(() => catalogue.tool('x'.repeat(10_000))).details.suggestions).toEqual([])
  expect(catalogue.toolsOf('none')).toEqual([])
})

test('a slug that is there twice is refused', () => {
  const [first] = allToolkits
  expect(thrown(() => createCatalogue([...allToolkits, first as never]))).toMatchObject({
    code: 'config_invalid',
  })
})

test('a tool is tagged by its effect', () => {
  const tags = (effect: string) =>
    catalogue.tools.filter(({ tool }) => tool.effect === effect).map(({ tags }) => tags)
  for (const read of tags('read')) {
    expect(read).toEqual(
      expect.arrayContaining(['readOnlyHint', 'idempotentHint', 'openWorldHint']),
    )
    expect(read).not.toContain('destructiveHint')
  }
  for (const write of [...tags('write'), ...tags('destroy')])
    expect(write).not.toContain('readOnlyHint')
  for (const destroy of tags('destroy')) expect(destroy).toContain('destructiveHint')
})

test('schemas are made once, and are objects', () => {
  for (const tool of catalogue.tools) {
    expect(tool.inputSchema).toMatchObject({ type: 'object', title: tool.tool.slug })
    expect(tool.inputSchema).toBe(tool.inputSchema)
    expect(tool.outputSchema).toBe(tool.outputSchema)
  }
})

test('near names are the three that are most alike', () => {
  const known = ['send_email', 'send_emails', 'send_mail', 'email_sender', 'list_labels']
  expect(nearNames('SEND_EMAIL', known)).toEqual(['send_email', 'send_emails', 'send_mail'])
  expect(nearNames('', known)).toEqual([])
  expect(nearNames('a', [])).toEqual([])
})

test('a toolkit that is put is there at once, in the place of its predecessor, and the others stay as they are', () => {
  const changing = createCatalogue([gmail, github])
  const issue = changing.tool('GITHUB_CREATE_AN_ISSUE')
  const before = changing.tools
  expect(changing.tools).toBe(before)
  changing.put({ ...gmail, name: 'Mail', tools: gmail.tools.slice(0, 1) })
  expect(changing.tools).not.toBe(before)
  expect(changing.toolkits.map(({ name }) => name)).toEqual(['Mail', github.name])
  expect(changing.toolsOf('gmail')).toHaveLength(1)
  expect(changing.tools).toHaveLength(1 + github.tools.length)
  expect(changing.tool('GITHUB_CREATE_AN_ISSUE')).toBe(issue)
  expect(gmail.tools.map(({ slug }) => changing.hasTool(slug))).toEqual(
    gmail.tools.map((_, place) => place === 0),
  )
  expect(changing.remove('github')).toBe(true)
  expect(changing.remove('github')).toBe(false)
  expect(changing.toolkits.map(({ slug }) => slug)).toEqual(['gmail'])
  changing.put(github)
  expect(changing.hasTool('GITHUB_CREATE_AN_ISSUE')).toBe(true)
})

test('a toolkit whose tools are of another one changes nothing', () => {
  const changing = createCatalogue([gmail])
  const before = changing.tools
  const thief = { ...github, tools: gmail.tools.slice(0, 1) }
  expect(thrown(() => changing.put(thief)).code).toBe('config_invalid')
  expect(changing.tools).toBe(before)
  expect(changing.hasToolkit('github')).toBe(false)
})

test('nothing is read of a toolkit at rest until one of its tools, or how it connects, is asked for', async () => {
  let read = 0
  const { slug, name, description, logo, categories, version, verified } = github
  const listed = { slug, name, description, logo, categories, version, verified }
  const atHand = { ...listed, atRest: atRest(github) }
  const resting = lazyToolkit(atHand, () => {
    read += 1
    return github
  })
  const older = lazyToolkit({ ...atHand, version: '20200101_00' }, () => {
    throw new Error('Nobody asked for it.')
  })
  const lazy = createCatalogue([gmail, resting], undefined, undefined, [older])
  const whole = createCatalogue([gmail, github])
  expect(lazy.toolkits).toEqual(whole.toolkits)
  for (const { tool } of whole.tools) expect(lazy.hasTool(tool.slug)).toBe(true)
  expect(lazy.ownerOf('GITHUB_CREATE_AN_ISSUE')).toBe('github')
  expect(lazy.versionsOf('github')).toEqual([version, '20200101_00'])
  expect(lazy.at({ github: '20200101_00' }).hasTool('GITHUB_CREATE_AN_ISSUE')).toBe(true)
  expect(lazy.tool('GMAIL_SEND_EMAIL').tool.slug).toBe('GMAIL_SEND_EMAIL')
  expect(() => lazy.put({ ...gmail, slug: 'other' })).toThrow('twice')
  await lazy.close()
  expect(read).toBe(0)
  expect(lazy.tool('GITHUB_CREATE_AN_ISSUE').tool).toBe(whole.tool('GITHUB_CREATE_AN_ISSUE').tool)
  expect(lazy.toolkit('github').auth).toBe(github.auth)
  expect(read).toBe(1)
})

import { MaillonError } from '@maillon/core'
import { allToolkits } from '@maillon/toolkits'
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

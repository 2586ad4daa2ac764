import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { toJsonSchema } from '@maillon/core/provider'
import { scopesOf } from '@maillon/core/toolkit'
import { describe, expect, test } from 'vitest'
import { allToolkits } from './index.ts'

const tools = allToolkits.flatMap((toolkit) => toolkit.tools.map((tool) => ({ toolkit, tool })))

test('every folder with a toolkit is in the catalogue, and every slug is there once', () => {
  const indexes = globSync('*/index.ts', { cwd: import.meta.dirname })
  const folders = indexes.map((path) => dirname(path))
  expect(allToolkits.map(({ slug }) => slug).toSorted()).toEqual(folders.toSorted())
  const slugs = tools.map(({ tool }) => tool.slug)
  expect(new Set(slugs).size).toBe(slugs.length)
})

describe.each(tools)('$tool.slug', ({ toolkit, tool }) => {
  test('says what it is, and what each input is', () => {
    expect(tool.name).toMatch(/^[A-Z]/)
    expect(tool.description).toMatch(/^[A-Z].*\.$/s)
    expect(tool.description.length).toBeLessThan(400)
    for (const [name, property] of Object.entries(properties(toJsonSchema(tool.input)))) {
      expect({ name, description: property.description }).toEqual({
        name,
        description: expect.stringMatching(/\w{2}/),
      })
    }
  })

  test('its schemas are objects that any framework takes', () => {
    for (const schema of [toJsonSchema(tool.input), toJsonSchema(tool.output)]) {
      expect(schema.type).toBe('object')
      expect(JSON.stringify(schema)).not.toMatch(/"\$ref"|"\$defs"/)
    }
  })

  test('is marked read exactly when its name says that it reads', () => {
    // Of a name with several verbs the first one counts: CREATE_TASK_LIST.
    const [verb] =
      /_(GET|LIST|FETCH|SEARCH|FIND|READ|RETRIEVE|QUERY|DOWNLOAD|CREATE|DELETE)(?=_|$)/.exec(
        tool.slug,
      ) ?? ['']
    const reads = !['', '_CREATE', '_DELETE'].includes(verb)
    expect(tool.effect === 'read').toBe(reads)
  })

  test('plans with tools of the catalogue, and speaks in whole sentences of what goes wrong', () => {
    const all = new Set(tools.map((one) => one.tool.slug))
    for (const step of tool.plan ?? []) {
      expect(all).toContain(step.tool)
      expect(step.tool).not.toBe(tool.slug)
      expect(step.to).toMatch(/^[a-z].*[^.]$/)
    }
    for (const sentence of [...(tool.pitfalls ?? []), ...(toolkit.pitfalls ?? [])]) {
      expect(sentence).toMatch(/^\w.*\.$/)
      for (const [slug] of sentence.matchAll(/\b[A-Z]+(_[A-Z]+)+\b/g)) expect(all).toContain(slug)
    }
  })

  test('asks for no scope that its toolkit does not ask for', () => {
    const asked = toolkit.auth.scheme === 'OAUTH2' ? Object.keys(scopesOf(toolkit.auth)) : []
    for (const scope of tool.scopes ?? []) expect(asked).toContain(scope)
  })
})

function properties(schema: ReturnType<typeof toJsonSchema>) {
  return (schema.properties ?? {}) as Record<string, { description?: string }>
}

test.each(allToolkits)(
  '$slug says where to read more, and has a few important tools',
  (toolkit) => {
    expect(toolkit.version).toMatch(/^\d{8}_\d\d$/)
    expect(toolkit.docsUrl).toMatch(/^https:/)
    expect(toolkit.logo).toMatch(/^data:image\/svg\+xml,/)
    expect(toolkit.rateLimits).toMatch(/\d/)
    const important = toolkit.tools.filter((tool) => tool.important)
    expect(important.length).toBeGreaterThanOrEqual(1)
    expect(important.length).toBeLessThanOrEqual(5)
  },
)

test.each(allToolkits.filter(({ auth }) => auth.scheme === 'OAUTH2'))(
  '$slug says how to register a client, with the redirect URI in its place',
  ({ setup }) => {
    expect(setup.join(' ')).toMatch(/https:\/\//)
    expect(setup.filter((step) => step.includes('{redirect_uri}'))).toHaveLength(1)
  },
)

import { expect, test } from 'vitest'
import { type } from 'arktype'
import * as v from 'valibot'
import { z } from 'zod'
import { bindCustomTools, type CustomToolsOptions } from './bind-custom-tools.ts'
import { createCustomTool } from './custom-tool.ts'
import { createCustomToolkit } from './custom-toolkit.ts'

const texts = { name: 'Find', description: 'Finds.' }
const inputParams = { type: 'object' }
const execute = () => ({})
const tool = (slug: string, more: object = {}) =>
  createCustomTool(slug, { ...texts, inputParams, execute, ...more })
const toolkit = (slug: string, ...slugs: string[]) =>
  createCustomToolkit(slug, { ...texts, tools: slugs.map((one) => tool(one)) })

test('tools are known by LOCAL_, their toolkit and their slug, in any case', async () => {
  const find = tool('find')
  const custom = await bindCustomTools({
    customTools: [find, tool('Read', { extendsToolkit: 'gmail' })],
    customToolkits: [createCustomToolkit('Crm', { ...texts, name: 'CRM', tools: [find] })],
  })
  expect(custom.bound.map(({ slug }) => slug)).toEqual([
    'LOCAL_FIND',
    'LOCAL_GMAIL_READ',
    'LOCAL_CRM_FIND',
  ])
  expect(custom.find('local_crm_find')?.toolkit).toEqual({ slug: 'Crm', name: 'CRM' })
  expect(custom.find('READ')).toBeUndefined()
  expect(custom.find('LOCAL_FIND')?.tool).toBe(find)
  expect(custom.findByOwnSlug('READ')?.slug).toBe('LOCAL_GMAIL_READ')
  expect(custom.findByOwnSlug('GMAIL_READ')).toBeUndefined()
})

test('a slug that several tools were made with names none of them', async () => {
  const custom = await bindCustomTools({
    customToolkits: [toolkit('CRM', 'FIND'), toolkit('SHOP', 'FIND')],
  })
  expect(() => custom.findByOwnSlug('find')).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      hint: expect.stringContaining('LOCAL_CRM_FIND, LOCAL_SHOP_FIND'),
    }),
  )
  expect(custom.find('LOCAL_SHOP_FIND')?.toolkit?.slug).toBe('SHOP')
})

test.each<[CustomToolsOptions, string]>([
  [{ customTools: [tool('A'), tool('a')] }, 'LOCAL_A'],
  [{ customToolkits: [toolkit('CRM', 'A', 'a')] }, 'LOCAL_CRM_A'],
  [{ customToolkits: [toolkit('A', 'B_C'), toolkit('A_B', 'C')] }, 'LOCAL_A_B_C'],
  [
    { customTools: [tool('A', { extendsToolkit: 'crm' })], customToolkits: [toolkit('CRM', 'A')] },
    'LOCAL_CRM_A',
  ],
])('two tools of one slug are refused: %#', async (options, slug) => {
  await expect(bindCustomTools(options)).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining(slug),
  })
})

test.each<[what: string, options: object]>([
  ['a single tool', { customTools: tool('A') }],
  ['no tool', { customTools: [{ slug: 'A' }] }],
  ['null', { customTools: [null] }],
  ['a tool as a toolkit', { customToolkits: [tool('A')] }],
])('%s in place of a list of them is refused', async (_, options) => {
  await expect(bindCustomTools(options)).rejects.toMatchObject({
    code: 'invalid_request',
    hint: expect.stringContaining('createCustomTool'),
  })
})

test('a schema that cannot be told, and one of no object, name the tool and the way out', async () => {
  const bind = (schemas: object) => bindCustomTools({ customTools: [tool('FIND', schemas)] })
  const valibot = v.object({ id: v.string() })
  await expect(bind({ inputParams: valibot })).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('FIND'),
    hint: expect.stringContaining('toStandardJsonSchema'),
  })
  await expect(bind({ outputParams: valibot })).rejects.toThrow('outputParams')
  await expect(bind({ inputParams: { name: z.string() } })).rejects.toThrow('JSON Schema')
  await expect(bind({ inputParams: z.string() })).rejects.toThrow('not of an object')
  await expect(bind({ inputParams: type('string') })).rejects.toThrow('not of an object')
})

test('the engine is told everything but what the tools do', async () => {
  const output = z.object({ found: z.boolean() })
  const { definitions } = await bindCustomTools({
    customTools: [
      tool('READ', {
        extendsToolkit: 'gmail',
        preload: true,
        inputParams: z.object({ id: z.string(), limit: z.number().default(5) }),
        outputParams: output,
      }),
    ],
    customToolkits: [
      createCustomToolkit('CRM', { ...texts, tools: [tool('FIND')], preload: false }),
    ],
  })
  expect(JSON.parse(JSON.stringify(definitions))).toEqual({
    custom_tools: [
      {
        slug: 'READ',
        ...texts,
        preload: true,
        extends_toolkit: 'gmail',
        input_schema: {
          type: 'object',
          properties: { id: { type: 'string' }, limit: { type: 'number', default: 5 } },
          required: ['id'],
        },
        output_schema: expect.objectContaining({ properties: { found: { type: 'boolean' } } }),
      },
    ],
    custom_toolkits: [
      {
        slug: 'CRM',
        ...texts,
        preload: false,
        tools: [{ slug: 'FIND', ...texts, input_schema: { type: 'object' } }],
      },
    ],
  })
  expect((await bindCustomTools({})).definitions).toBeUndefined()
})

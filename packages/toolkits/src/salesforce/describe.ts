import { defineTool, get, path } from '@maillon/core/toolkit'
import { z } from 'zod'
import { data, objectName } from './fields.ts'

export const getFields = defineTool({
  slug: 'SALESFORCE_GET_FIELDS',
  name: 'List fields of an object',
  description: 'List the fields of an object with their API names, types and choices.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['describe', 'schema', 'columns', 'picklist', 'metadata', 'custom'],
  input: z.object({ object: objectName }),
  output: z.object({
    label: z.string(),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        required: z.boolean().describe('Whether a new record needs it.'),
        updateable: z.boolean(),
        referenceTo: z.array(z.string()).optional().describe('The objects that it is an id of.'),
        choices: z.array(z.string()).optional(),
      }),
    ),
  }),
  request: ({ object }) => get(data + path`/sobjects/${object}/describe`),
  response: ({ label, fields }: { label: string; fields: Field[] }) => ({
    label,
    fields: fields.map(
      ({
        name,
        label: called,
        type,
        updateable,
        referenceTo = [],
        picklistValues = [],
        ...field
      }) => ({
        name,
        label: called,
        type,
        updateable,
        required: field.createable && !field.nillable && !field.defaultedOnCreate,
        ...(referenceTo.length > 0 && { referenceTo }),
        ...(picklistValues.length > 0 && { choices: activeOf(picklistValues) }),
      }),
    ),
  }),
})

const activeOf = (choices: Choice[]) =>
  choices.filter(({ active }) => active).map(({ value }) => value)

interface Choice {
  value: string
  active: boolean
}

interface Field {
  name: string
  label: string
  type: string
  updateable: boolean
  createable: boolean
  nillable: boolean
  defaultedOnCreate: boolean
  referenceTo?: string[]
  picklistValues?: Choice[]
}

export const listObjects = defineTool({
  slug: 'SALESFORCE_LIST_OBJECTS',
  name: 'List objects',
  description: 'List the kinds of records that can be queried, custom ones included.',
  effect: 'read',
  scopes: ['api'],
  keywords: ['sobjects', 'tables', 'schema', 'custom objects', 'metadata'],
  input: z.object({
    custom_only: z.boolean().default(false).describe('Only those that this company made.'),
  }),
  output: z.object({ objects: z.array(z.object({ name: z.string(), label: z.string() })) }),
  request: () => get(`${data}/sobjects`),
  response: ({ sobjects }: { sobjects: Kind[] }, { custom_only }) => ({
    objects: sobjects.filter(
      ({ queryable, custom, deprecatedAndHidden }) =>
        queryable && !deprecatedAndHidden && (custom || !custom_only),
    ),
  }),
})

interface Kind {
  name: string
  label: string
  queryable: boolean
  custom: boolean
  deprecatedAndHidden: boolean
}

import { defineTool, del, patch, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { data, made, objectName, recordId, values } from './fields.ts'

const done = z.object({ done: z.boolean() })
const readDone = () => ({ done: true })

export const createRecord = defineTool({
  slug: 'SALESFORCE_CREATE_RECORD',
  name: 'Create a record',
  description: 'Add a record of any object: an account, a contact, an opportunity, a case.',
  effect: 'write',
  important: true,
  scopes: ['api'],
  keywords: ['new', 'add', 'account', 'contact', 'opportunity', 'deal', 'case', 'crm'],
  plan: [{ tool: 'SALESFORCE_GET_FIELDS', to: 'learn which fields it needs' }],
  input: z.object({ object: objectName, values }),
  output: made,
  request: ({ object, values: json }) => post(data + path`/sobjects/${object}`, json),
})

export const updateRecord = defineTool({
  slug: 'SALESFORCE_UPDATE_RECORD',
  name: 'Change a record',
  description: 'Change what is given of a record, such as the stage of an opportunity.',
  effect: 'write',
  idempotent: true,
  important: true,
  scopes: ['api'],
  keywords: [
    'edit',
    'stage',
    'close',
    'won',
    'assign',
    'account',
    'contact',
    'opportunity',
    'case',
  ],
  plan: [{ tool: 'SALESFORCE_SEARCH_RECORDS', to: 'find the record: its Id is the record_id' }],
  input: z.object({ object: objectName, record_id: recordId, values }),
  output: done,
  request: ({ object, record_id, values: json }) =>
    patch(data + path`/sobjects/${object}/${record_id}`, json),
  response: readDone,
})

export const deleteRecord = defineTool({
  slug: 'SALESFORCE_DELETE_RECORD',
  name: 'Delete a record',
  description: 'Delete a record, and what belongs to it. It stays in the recycle bin for 15 days.',
  effect: 'destroy',
  scopes: ['api'],
  keywords: ['remove', 'trash'],
  plan: [{ tool: 'SALESFORCE_SEARCH_RECORDS', to: 'find the record: its Id is the record_id' }],
  input: z.object({ object: objectName, record_id: recordId }),
  output: done,
  request: ({ object, record_id }) => del(data + path`/sobjects/${object}/${record_id}`),
  response: readDone,
})

export const createLead = defineTool({
  slug: 'SALESFORCE_CREATE_LEAD',
  name: 'Create a lead',
  description: 'Add somebody who may become a customer.',
  effect: 'write',
  scopes: ['api'],
  keywords: ['prospect', 'new', 'person', 'sales', 'crm'],
  input: z.object({
    LastName: z.string().min(1).describe('Last name.'),
    Company: z.string().min(1).describe('Where they work.'),
    FirstName: z.string().optional().describe('First name.'),
    Email: z.email().optional().describe('Their address.'),
    Phone: z.string().optional().describe('Their number.'),
    Title: z.string().optional().describe('What they do.'),
    LeadSource: z.string().optional().describe('Where they come from, e.g. `Web`.'),
    Description: z.string().optional().describe('What else is known.'),
  }),
  output: made,
  request: (json) => post(`${data}/sobjects/Lead`, json),
})

export const createTask = defineTool({
  slug: 'SALESFORCE_CREATE_TASK',
  name: 'Create a task',
  description: 'Note something to do, or a call that was made, at a person and a record.',
  effect: 'write',
  scopes: ['api'],
  keywords: ['todo', 'reminder', 'follow up', 'log a call', 'activity'],
  plan: [{ tool: 'SALESFORCE_SEARCH_RECORDS', to: 'learn the ids of the person and the record' }],
  input: z.object({
    Subject: z.string().min(1).describe('What it is, in a line.'),
    Description: z.string().optional().describe('More about it.'),
    ActivityDate: z.iso.date().optional().describe('The day when it is due.'),
    Status: z
      .enum(['Not Started', 'In Progress', 'Completed'])
      .default('Not Started')
      .describe('`Completed` for what was done.'),
    Priority: z.enum(['High', 'Normal', 'Low']).default('Normal').describe('How much it matters.'),
    WhoId: recordId.optional().describe('`Id` of a contact or lead.'),
    WhatId: recordId.optional().describe('`Id` of an account, opportunity or case.'),
  }),
  output: made,
  request: (json) => post(`${data}/sobjects/Task`, json),
})

import { defineTool, get, path, post } from '@maillon/core/toolkit'
import { z } from 'zod'
import { context, handle, readResult, type ResultSet, result, rows, statement } from './fields.ts'

/**
 * What Snowflake runs as one statement that changes nothing. Its system functions may, WITH can make a procedure and call
 * it, and a flow (`->>`) goes on with another statement.
 */
function isReading(sql: string): boolean {
  return (
    /^\s*(select|with|show|desc|describe|explain)\b/i.test(sql) &&
    !/\bsystem\$|->>|^\s*with\b[^]*\bprocedure\b/i.test(sql)
  )
}

export const runQuery = defineTool({
  slug: 'SNOWFLAKE_RUN_QUERY',
  name: 'Query data',
  description:
    'Read data by one SQL statement that changes nothing: SELECT, WITH, SHOW, DESCRIBE or EXPLAIN.',
  effect: 'read',
  important: true,
  keywords: ['sql', 'select', 'warehouse', 'table', 'report', 'analytics', 'count'],
  pitfalls: ['Names without double quotes are read in upper case.'],
  plan: [
    { tool: 'SNOWFLAKE_LIST_TABLES', to: 'find the table' },
    { tool: 'SNOWFLAKE_GET_COLUMNS', to: 'learn its columns' },
  ],
  input: z.object({
    statement: z
      .string()
      .refine(
        isReading,
        'It begins with SELECT, WITH, SHOW, DESCRIBE or EXPLAIN, and has neither SYSTEM$, ->> nor a procedure.',
      )
      .describe('The SQL; a LIMIT keeps it quick.'),
    ...context,
    rows,
  }),
  output: result,
  request: ({ statement: text, database, schema, warehouse, role }) =>
    statement(text, { database, schema, warehouse, role }),
  response: (body: ResultSet, { rows: most }) => readResult(body, most),
})

export const executeStatement = defineTool({
  slug: 'SNOWFLAKE_EXECUTE_STATEMENT',
  name: 'Run a statement',
  description:
    'Run one SQL statement of any kind: INSERT, UPDATE, DELETE, CREATE, DROP, GRANT, CALL.',
  effect: 'destroy',
  keywords: ['sql', 'insert', 'update', 'delete', 'create table', 'ddl', 'dml'],
  input: z.object({ statement: z.string().min(1).describe('The SQL.'), ...context }),
  output: result,
  request: ({ statement: text, ...rest }) => statement(text, rest),
  response: (body: ResultSet) => readResult(body, 100),
})

export const getResult = defineTool({
  slug: 'SNOWFLAKE_GET_RESULT',
  name: 'Get a result',
  description:
    'Get how a statement ended that was still running, or another part of a large result.',
  effect: 'read',
  keywords: ['status', 'poll', 'wait', 'partition', 'next', 'more rows'],
  input: z.object({
    statement_handle: handle,
    partition: z.int().min(0).default(0).describe('Which part; the first is 0.'),
    rows,
  }),
  output: result,
  request: ({ statement_handle, partition }) =>
    get(path`/api/v2/statements/${statement_handle}`, { partition }),
  response: (body: ResultSet, { rows: most, statement_handle }) =>
    readResult({ ...body, statementHandle: body.statementHandle ?? statement_handle }, most),
})

export const cancelStatement = defineTool({
  slug: 'SNOWFLAKE_CANCEL_STATEMENT',
  name: 'Cancel a statement',
  description: 'Stop a statement that is still running.',
  effect: 'write',
  idempotent: true,
  keywords: ['stop', 'abort', 'kill', 'query'],
  input: z.object({ statement_handle: handle }),
  output: z.object({ message: z.string().optional() }),
  request: ({ statement_handle }) => post(path`/api/v2/statements/${statement_handle}/cancel`),
})

import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import { context, type ResultSet, statement, tableName } from './fields.ts'

/** Rows of a SHOW or DESCRIBE as objects of the columns that are named. */
function recordsOf({ resultSetMetaData, data = [] }: ResultSet, names: readonly string[]) {
  const columns = (resultSetMetaData?.rowType ?? []).map(({ name }) => name.toLowerCase())
  return data.map((row) => {
    const known = names.flatMap((name) => {
      const value = row[columns.indexOf(name)]
      return value === undefined || value === null ? [] : [[name, value] as const]
    })
    return Object.fromEntries(known)
  })
}

const text = z.string().optional()

export const listDatabases = defineTool({
  slug: 'SNOWFLAKE_LIST_DATABASES',
  name: 'List databases',
  description: 'List the databases that the role may see.',
  effect: 'read',
  important: true,
  keywords: ['show', 'schemas', 'catalog', 'where'],
  input: z.object({ role: context.role }),
  output: z.object({ databases: z.array(z.object({ name: text, comment: text })) }),
  request: (input) => statement('SHOW DATABASES', input),
  response: (body: ResultSet) => ({ databases: recordsOf(body, ['name', 'comment']) }),
})

export const listTables = defineTool({
  slug: 'SNOWFLAKE_LIST_TABLES',
  name: 'List tables',
  description: 'List the tables and views of a database or schema.',
  effect: 'read',
  important: true,
  keywords: ['show', 'views', 'schema', 'catalog', 'find table'],
  plan: [{ tool: 'SNOWFLAKE_LIST_DATABASES', to: 'find the database' }],
  input: z.object({
    database: tableName.describe(
      'Its name, e.g. `SALES`; in double quotes where it has other letters.',
    ),
    schema: tableName.optional().describe('Only of this schema, e.g. `PUBLIC`.'),
    role: context.role,
  }),
  output: z.object({
    tables: z.array(
      z.object({ name: text, kind: text, database_name: text, schema_name: text, comment: text }),
    ),
  }),
  request: ({ database, schema, role }) =>
    statement(
      schema === undefined
        ? `SHOW OBJECTS IN DATABASE ${database} LIMIT 500`
        : `SHOW OBJECTS IN SCHEMA ${database}.${schema} LIMIT 500`,
      { role },
    ),
  response: (body: ResultSet) => ({
    tables: recordsOf(body, ['name', 'kind', 'database_name', 'schema_name', 'comment']),
  }),
})

export const getColumns = defineTool({
  slug: 'SNOWFLAKE_GET_COLUMNS',
  name: 'List columns',
  description: 'List the columns of a table or view with their types.',
  effect: 'read',
  important: true,
  keywords: ['describe', 'schema', 'fields', 'types', 'structure'],
  plan: [{ tool: 'SNOWFLAKE_LIST_TABLES', to: 'find the table' }],
  input: z.object({
    table: tableName.describe('Its whole name, e.g. `SALES.PUBLIC.ORDERS`.'),
    role: context.role,
  }),
  output: z.object({
    columns: z.array(z.object({ name: text, type: text, 'null?': text, comment: text })),
  }),
  request: ({ table, role }) => statement(`DESCRIBE TABLE ${table}`, { role }),
  response: (body: ResultSet) => ({
    columns: recordsOf(body, ['name', 'type', 'null?', 'comment']),
  }),
})

export const listWarehouses = defineTool({
  slug: 'SNOWFLAKE_LIST_WAREHOUSES',
  name: 'List warehouses',
  description: 'List what statements can be computed by, with size and state.',
  effect: 'read',
  keywords: ['compute', 'show', 'cluster', 'size'],
  input: z.object({ role: context.role }),
  output: z.object({
    warehouses: z.array(z.object({ name: text, state: text, size: text, is_default: text })),
  }),
  request: (input) => statement('SHOW WAREHOUSES', input),
  response: (body: ResultSet) => ({
    warehouses: recordsOf(body, ['name', 'state', 'size', 'is_default']),
  }),
})

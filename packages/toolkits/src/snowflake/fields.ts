import { post, type ToolRequest } from '@maillon/core/toolkit'
import { z } from 'zod'
import { readValue, value } from './read-value.ts'

/** Where statements run; what is left out is as the user has it in Snowflake. */
export const context = {
  database: z
    .string()
    .optional()
    .describe('Database that names belong to, as Snowflake writes it.'),
  schema: z.string().optional().describe('Schema that names belong to, as Snowflake writes it.'),
  warehouse: z.string().optional().describe('What computes; needed for data, not for lists.'),
  role: z.string().optional().describe('By which role.'),
}

export const rows = z
  .int()
  .min(1)
  .max(1000)
  .default(100)
  .describe('How many rows of it, at most 1,000.')

/** What became of a statement. */
export const result = z.object({
  status: z
    .enum(['done', 'running'])
    .describe('What is running is asked for with SNOWFLAKE_GET_RESULT.'),
  statement_handle: z.string(),
  message: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })).optional(),
  rows: z.array(z.array(value)).optional().describe('Values in the order of the columns.'),
  total_rows: z.number().optional(),
  partitions: z.number().optional().describe('Of how many parts the result is; this is one.'),
})

/** An answer of Snowflake's: a result, or that there is none yet. */
export interface ResultSet {
  statementHandle: string
  message?: string
  resultSetMetaData?: {
    numRows?: number
    rowType?: { name: string; type: string }[]
    partitionInfo?: unknown[]
  }
  data?: (string | null)[][]
}

export function readResult(source: ResultSet, most = 1000): z.input<typeof result> {
  const { statementHandle, message, resultSetMetaData: facts, data } = source
  const types = facts?.rowType?.map(({ type }) => type) ?? []
  if (!facts && !data) return { status: 'running', statement_handle: statementHandle, message }
  return {
    status: 'done',
    statement_handle: statementHandle,
    message,
    columns: facts?.rowType?.map(({ name, type }) => ({ name, type })),
    rows: data?.slice(0, most).map((row) => row.map((cell, at) => readValue(cell, types[at]))),
    total_rows: facts?.numRows,
    partitions: facts?.partitionInfo?.length,
  }
}

/** Runs one statement, for at most a minute. */
export function statement(
  text: string,
  inContext: Record<string, string | undefined> = {},
): ToolRequest {
  return post('/api/v2/statements', { statement: text, timeout: 60, ...inContext })
}

/** A name of up to three parts, as it stands in SQL: what is no simple name is in double quotes there. */
export const tableName = z
  .string()
  .regex(/^("[^"]+"|[A-Za-z_][\w$]*)(\.("[^"]+"|[A-Za-z_][\w$]*)){0,2}$/, 'Like db.schema.table.')

export const handle = z
  .string()
  .regex(/^[0-9A-Fa-f-]{36}$/, 'It looks like 01b2c3d4-….')
  .describe('`statement_handle` of an earlier answer.')

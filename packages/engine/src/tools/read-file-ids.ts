import type { JsonSchema } from '@maillon/core/provider'
import { replaceFiles, type ToolInput } from '@maillon/core/toolkit'
import { inputSchema } from '../catalogue/tool-input.ts'

/** What the contract's clients send where a tool takes a file: they have uploaded it, and `s3key` is its id. */
interface StagedFile {
  name: string
  mimetype: string
  s3key: string
}

/** The arguments of a tool with the id of each file in place of what says where it was uploaded. */
export function readFileIds({ slug, input }: { slug: string; input: ToolInput }, value: unknown) {
  const known = withFiles.get(input)
  const schema = known === undefined ? schemaWithFiles({ slug, input }) : known
  if (known === undefined) withFiles.set(input, schema)
  return schema === null
    ? value
    : replaceFiles(value, schema, (given) => (isStaged(given) ? given.s3key : given))
}

/** Of each tool's input; null for the many that take no file. */
const withFiles = new WeakMap<ToolInput, JsonSchema | null>()

function schemaWithFiles(tool: { slug: string; input: ToolInput }): JsonSchema | null {
  const schema = inputSchema(tool)
  return JSON.stringify(schema).includes('"file_uploadable":true') ? schema : null
}

function isStaged(value: unknown): value is StagedFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    's3key' in value &&
    typeof value.s3key === 'string'
  )
}

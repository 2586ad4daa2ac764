import { MaillonError } from '../errors/maillon-error.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { CustomTool } from './custom-tool.ts'

/**
 * The JSON Schemas of a custom tool. Throws `invalid_request` for one that cannot be told, and for input that is no
 * object. Loads what converts schemas only here: an app without custom tools loads no Zod.
 */
export async function toolSchemas({
  slug,
  inputParams,
  outputParams,
}: CustomTool): Promise<{ inputSchema: JsonSchema; outputSchema: JsonSchema | undefined }> {
  const { toJsonSchema } = await import('../schema/to-json-schema.ts')
  const convert = (what: string, schema: object): JsonSchema => {
    try {
      return toJsonSchema(schema)
    } catch (cause) {
      throw new MaillonError('invalid_request', {
        message: `The ${what} of the custom tool ${slug} cannot be turned into JSON Schema.`,
        hint:
          '~standard' in schema
            ? 'Wrap the schema so that it can tell, as toStandardJsonSchema() of @valibot/to-json-schema does.'
            : 'Pass Zod 3 or 4, a Standard Schema with JSON Schema support, or a JSON Schema object.',
        cause,
      })
    }
  }
  const inputSchema = convert('inputParams', inputParams)
  if (inputSchema.type !== undefined && inputSchema.type !== 'object') {
    throw new MaillonError('invalid_request', {
      message: `The inputParams of the custom tool ${slug} are not of an object.`,
      hint: 'Describe an object: the names of the arguments, and what each may be.',
    })
  }
  return { inputSchema, outputSchema: outputParams && convert('outputParams', outputParams) }
}

import type { SchemaPath } from '../json-schema/subschemas.ts'

/** What is wrong with a schema, and where if it is not with the whole of it. */
export interface SchemaFault {
  path?: SchemaPath
  message: string
}

/** A JSON Schema object (draft 2020-12 or draft-07), as it travels. */
export interface JsonSchema {
  [keyword: string]: unknown
}

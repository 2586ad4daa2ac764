import type { Schema } from '@cfworker/json-schema'

/** What it costs to look at a schema once, beside what is inside: each name and value that it lists is looked for. */
export function weightOf({ properties = {}, required = [], enum: values = [] }: Schema): number {
  // What is missing is told of each name.
  return 1 + Object.keys(properties).length + required.length * 10 + values.length / 50
}

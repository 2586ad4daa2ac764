import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
import type { Tool, ToolInput } from '@maillon/core/toolkit'
import type { z } from 'zod'

/** Whether it is a schema of zod, by its own word: a toolkit may come with a copy of zod. */
export function isZod(input: ToolInput): input is z.ZodObject {
  return '_zod' in input
}

/** The names of a tool's arguments. */
export function parameterNames({ input }: Pick<Tool, 'input'>): string[] {
  return Object.keys(isZod(input) ? input.shape : (input.properties ?? {}))
}

/** A tool's arguments as JSON Schema. */
export function inputSchema({ slug, input }: Pick<Tool, 'slug' | 'input'>): JsonSchema {
  const schema = isZod(input) ? toJsonSchema(input) : input
  return { type: 'object', properties: {}, ...schema, title: slug }
}

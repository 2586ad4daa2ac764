import { z } from 'zod'
import { customSlug, localSlug, maxLocalSlug } from '../custom-tools/local-slug.ts'

const maxTools = 100
/** Characters of a schema as JSON. */
const maxSchema = 64 * 1024

const slug = z
  .string()
  .regex(
    customSlug,
    'is not made of letters, digits, _ and - alone, or starts with LOCAL_ or COMPOSIO_',
  )
const schema = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= maxSchema, 'is longer than 64 kB')
const texts = { name: z.string().min(1).max(128), description: z.string().min(1).max(8192) }

const tool = {
  slug,
  ...texts,
  input_schema: schema,
  output_schema: schema.optional(),
  preload: z.boolean().optional(),
}

/** The `experimental` part of a request in which an app tells which tools it runs itself. */
export const customTools = {
  custom_tools: z
    .array(z.strictObject({ ...tool, extends_toolkit: slug.toLowerCase().optional() }))
    .nullish(),
  custom_toolkits: z
    .array(
      z.strictObject({
        slug,
        ...texts,
        preload: z.boolean().optional(),
        tools: z.array(z.strictObject(tool)).min(1),
      }),
    )
    .nullish(),
}

export type CustomTools = z.infer<z.ZodObject<typeof customTools>>

/** Adds an issue when there are too many tools, or when a slug of the session would be too long or there twice. */
export function checkCustomTools(
  { custom_tools, custom_toolkits }: CustomTools,
  context: z.RefinementCtx,
): void {
  const slugs = [
    ...(custom_tools ?? []).map((one) => localSlug(one.slug, one.extends_toolkit)),
    ...(custom_toolkits ?? []).flatMap(({ slug: toolkit, tools }) =>
      tools.map((one) => localSlug(one.slug, toolkit)),
    ),
  ]
  const issue = (message: string) =>
    context.addIssue({ code: 'custom', path: ['custom_tools'], message })
  if (slugs.length > maxTools) issue(`holds ${slugs.length} tools, and ${maxTools} is the most`)
  const twice = slugs.find((one, index) => slugs.indexOf(one) < index)
  if (twice) issue(`would give two tools the slug ${twice}`)
  const long = slugs.find((one) => one.length > maxLocalSlug)
  if (long) issue(`${long} is longer than ${maxLocalSlug} characters`)
}

/** Where a request holds nothing else that is experimental. */
export const withCustomTools = z.strictObject(customTools).superRefine(checkCustomTools).nullish()

const told = { original_slug: z.string(), ...tool, slug: z.string() }

/** Custom tools as a session answers them, with the slugs by which it knows them. */
export const boundCustomTools = z.object({
  custom_tools: z.array(z.object({ ...told, extends_toolkit: z.string().optional() })),
  custom_toolkits: z.array(
    z.object({ slug: z.string(), ...texts, tools: z.array(z.object(told)) }),
  ),
})
export type BoundCustomTools = z.infer<typeof boundCustomTools>

import { z } from 'zod'

/** Text as a template: names of fields stand in it in braces. */
export const template = z.string().min(1).max(2_000)

/** Many services want a key as one half of Basic, and nothing as the other. */
export const halfOfBasic = template.or(z.literal(''))

/** Templates by name. */
export const namedTemplates = z.record(z.string().min(1).max(200), template)

/** Headers of templates. */
export const headerTemplates = z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), template)

/** An https address, where names of fields may stand in braces; what they may lead to is checked with the toolkit. */
export const httpsTemplate = template.refine((url) => {
  const sample = url.replaceAll(/\{[^{}]*\}/g, 'x')
  return URL.canParse(sample) && new URL(sample).protocol === 'https:'
}, 'It is no https URL.')

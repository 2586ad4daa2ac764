import { z } from 'zod'
import { halfOfBasic, headerTemplates, namedTemplates, template } from './template-of-file.ts'

/** Where values stand in each call, in the words of core's `KeyPlaces`, which says what each means. */
export const placesOfFile = {
  headers: headerTemplates.optional(),
  query: namedTemplates.optional(),
  path: template.optional(),
  body: namedTemplates.optional(),
  basic: z.strictObject({ user: halfOfBasic, password: halfOfBasic }).optional(),
  sigv4: z
    .strictObject({
      accessKeyId: template,
      secretAccessKey: template,
      sessionToken: template.optional(),
      region: template,
      service: template,
    })
    .optional(),
  certificate: z
    .strictObject({ cert: template, key: template, passphrase: template.optional() })
    .optional(),
}

import { MaillonError } from '@maillon/core'
import { jsonSchema } from 'ai'

/**
 * Throws `invalid_request` beside ai 5, which asks tools for a model's output in another way: a model would read null in
 * place of each result. Only there, schemas have a validator of their own.
 */
export function assertSdkVersion(): void {
  if (!(Symbol.for('vercel.ai.validator') in jsonSchema({}))) return
  throw new MaillonError('invalid_request', {
    message:
      '@maillon/vercel needs version 6 or 7 of the package ai: version 5 would show models no results.',
    hint: 'Install ai@7.',
  })
}

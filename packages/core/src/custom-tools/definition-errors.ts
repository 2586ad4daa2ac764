import { MaillonError } from '../errors/maillon-error.ts'
import { customSlug, localSlug, maxLocalSlug } from './local-slug.ts'

/** What is wrong with a custom slug and the texts that go with it, one sentence each. */
export function namingErrors(
  slug: unknown,
  { name, description, preload }: { name?: unknown; description?: unknown; preload?: unknown },
): string[] {
  return [
    ...(typeof slug === 'string' && customSlug.test(slug)
      ? []
      : [
          'Its slug is not made of letters, digits, _ and - alone, or starts with LOCAL_ or COMPOSIO_.',
        ]),
    ...(isText(name) ? [] : ['Its name is not a text.']),
    ...(isText(description) ? [] : ['Its description is not a text.']),
    ...(preload === undefined || typeof preload === 'boolean'
      ? []
      : ['Its preload is neither true nor false.']),
  ]
}

/** Whether a session's slug of a tool would be too long, as a sentence. */
export function lengthErrors(slug: string, toolkit: string | undefined): string[] {
  const tooLong = localSlug(slug, toolkit).length - maxLocalSlug
  return tooLong > 0
    ? [`${localSlug(slug, toolkit)}, its slug in a session, is ${tooLong} characters too long.`]
    : []
}

/** The error for a definition with faults. */
export function notUsable(
  what: 'tool' | 'toolkit',
  slug: string,
  errors: readonly string[],
): MaillonError {
  return new MaillonError('invalid_request', {
    message: `The custom ${what} ${JSON.stringify(slug)} cannot be used: ${errors.join(' ')}`,
    hint: `Mend what is passed to createCustom${what === 'tool' ? 'Tool' : 'Toolkit'}.`,
    errors,
  })
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

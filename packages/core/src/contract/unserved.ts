import { z } from 'zod'

/**
 * An option that the contract knows and the engine does not serve: leaving it out or null is fine, as are the values
 * given here, which ask for nothing. Anything else is an issue with `params.unserved`, and is never dropped in silence.
 */
export function unserved(...harmless: readonly unknown[]) {
  const accepted = new Set([undefined, null, ...harmless].map((value) => JSON.stringify(value)))
  return z
    .unknown()
    .optional()
    .superRefine((value, context) => {
      if (accepted.has(JSON.stringify(value))) return
      context.addIssue({
        code: 'custom',
        message: 'is not served by this engine',
        params: { unserved: true },
      })
    })
}

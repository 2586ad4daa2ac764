import { MaillonError } from '@maillon/core'
import { keepOf, readKept, type Toolkit } from '@maillon/core/toolkit'
import { fillFlow, type Flow } from '../links/flow.ts'
import { hasFields } from './kept-fields.ts'

/**
 * A flow with what the callback told of the account, which may say where its code is exchanged. Throws `upstream_error`
 * for what cannot be kept, or was not told: no code leaves then.
 */
export function withCallback(toolkit: Toolkit, flow: Flow, callback: URLSearchParams): Flow {
  if (!callback.has('code')) return fillFlow(toolkit, flow)
  const told = Object.entries(keepOf(toolkit.auth)).flatMap(([name, kept]) => {
    if (kept.from !== 'callback') return []
    const values = callback.getAll(kept.parameter)
    if (values.length > 1 || (values.length === 0 && !kept.optional))
      throw new MaillonError('upstream_error', {
        message: `${toolkit.name} did not tell the account's ${name} in the callback.`,
        hint: 'Try again with a new link.',
        details: { kept: name },
      })
    return values.map((value) => [name, value] as const)
  })
  const fields = readKept(toolkit, Object.fromEntries(told), flow.fields ?? {})
  return fillFlow(toolkit, flow, hasFields(toolkit) ? fields : null)
}

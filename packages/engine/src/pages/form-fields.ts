import { MaillonError } from '@maillon/core'
import {
  type Auth,
  type FieldProblem,
  fieldsOf,
  type FieldValues,
  isTyped,
  type Toolkit,
  type Unfit,
} from '@maillon/core/toolkit'
import type { FormProblem, ShownField } from './views/field-inputs.ts'

/** What a form brought, by the fields' names. */
export function readTyped(form: URLSearchParams): Record<string, string> {
  // A form sends the lines of a field with both marks of an end.
  const typed = Array.from(form, ([name, value]) => [name, value.trim().replaceAll('\r\n', '\n')])
  return Object.fromEntries(typed.filter(([, value]) => value !== '')) as Record<string, string>
}

/** A way's fields as its form shows them: what the app filled in is fixed, and no secret is ever filled in. */
export function shownFields(
  auth: Auth,
  { fixed, given }: { fixed: FieldValues; given: FieldValues },
): ShownField[] {
  return Object.entries(fieldsOf(auth)).map(([name, field]) => {
    // Of one choice that stands already, there is nothing to choose.
    const only = Object.keys(field.choices ?? {}).length === 1 ? field.default : undefined
    const own = Object.hasOwn(fixed, name) ? fixed[name] : only
    const value = field.secret ? undefined : (own ?? given[name])
    return { ...field, name, value, isFixed: own !== undefined }
  })
}

/** Whether an error may be about what a person typed, or kept it from being asked about. */
export function isOfForm(error: unknown): boolean {
  return (
    MaillonError.is(error) && /^(field_rejected|credential_rejected|upstream_.*)$/.test(error.code)
  )
}

/** What of a form was not taken, for an error that a person can mend there. */
export function formProblem({ auth, hosts }: Toolkit, error: unknown): FormProblem | undefined {
  if (!MaillonError.is(error)) return undefined
  const fields = fieldsOf(auth)
  if (error.code === 'field_rejected') {
    const { field, problem, unfit = 'pattern', member } = error.details as Refused
    if (field === undefined || !Object.hasOwn(fields, field)) return undefined
    if (problem === undefined || problem === 'unknown') return undefined
    if (problem !== 'unfit') return { field, kind: problem }
    return { field, kind: unfit, member, hosts: Array.isArray(hosts) ? hosts : undefined }
  }
  if (!isTyped(auth)) return undefined
  const names = Object.keys(fields)
  const field = names.find((name) => fields[name]?.secret) ?? names[0]
  if (field === undefined) return undefined
  if (error.code === 'credential_rejected') return { field, kind: 'rejected' }
  return error.code.startsWith('upstream_') ? { field, kind: 'unreachable' } : undefined
}

/** What a `field_rejected` tells in its details. */
interface Refused {
  field?: string
  problem?: FieldProblem
  unfit?: Unfit
  member?: string
}

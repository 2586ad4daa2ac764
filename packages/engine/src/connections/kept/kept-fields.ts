import { MaillonError } from '@maillon/core'
import { checkKept, fieldsOf, keepOf, readKept, type Toolkit } from '@maillon/core/toolkit'
import type { ToldBeside } from '../../oauth/told-beside.ts'

/** What an account's row has of its fields: null where its toolkit has none. */
export type AccountFields = Record<string, string> | null

const nothing: ToldBeside = { values: {} }

/** Whether a toolkit's accounts have fields, by hand or told. */
export function hasFields({ auth }: Toolkit): boolean {
  return Object.keys({ ...fieldsOf(auth), ...keepOf(auth) }).length > 0
}

/**
 * The fields of an account with what its service told beside the tokens, before calls are made. Throws `upstream_error` for what cannot be kept, or
 * was not told.
 */
export function keptFields(
  toolkit: Toolkit,
  fields: AccountFields,
  told: ToldBeside = nothing,
): AccountFields {
  if (!hasFields(toolkit)) return null
  const all = readKept(toolkit, told.values, fields ?? {})
  try {
    checkKept(toolkit, all, { asked: false })
  } catch (error) {
    throw told.problem !== undefined && MaillonError.is(error)
      ? withProblem(error, told.problem)
      : error
  }
  return all
}

function withProblem(
  { code, message, hint, details }: MaillonError,
  problem: string,
): MaillonError {
  return new MaillonError(code, {
    message: `${message} ${problem}`,
    details,
    ...(hint !== undefined && { hint }),
  })
}

/**
 * The same for a refresh, which brings some of them anew or none. What cannot be kept leaves them as they were, with a
 * sentence: new tokens are never lost to that.
 */
export function refreshedFields(
  toolkit: Toolkit,
  fields: AccountFields,
  told: ToldBeside = nothing,
): { fields: AccountFields; problem: string | null } {
  if (!hasFields(toolkit)) return { fields, problem: null }
  try {
    return { fields: readKept(toolkit, told.values, fields ?? {}), problem: null }
  } catch (error) {
    if (!MaillonError.is(error)) throw error
    return { fields, problem: `${error.message} The account goes on with what it had.` }
  }
}

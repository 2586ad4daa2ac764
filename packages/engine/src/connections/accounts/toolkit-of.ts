import { MaillonError } from '@maillon/core'
import { type FilledToolkit, fillToolkit, inWay, type Toolkit } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'

/**
 * A toolkit as it is for an account, or as it is where there is none. Throws `outbound_refused` for an account at an
 * address that is none of the toolkit's any more: nothing of it is ended, so that it works again when the address does.
 */
export function toolkitOf(
  toolkit: Toolkit,
  account: Pick<AccountRow, 'id' | 'way' | 'fields'> | undefined,
  fill = fillToolkit,
): FilledToolkit {
  const before = account && filled.get(account)
  if (before?.of === toolkit && before.fill === fill) return before.toolkit
  const own = filledFor(toolkit, account, fill)
  if (account) filled.set(account, { of: toolkit, fill, toolkit: own })
  return own
}

/** Of a row, the toolkit that it was asked for last. */
const filled = new WeakMap<
  object,
  { of: Toolkit; fill: typeof fillToolkit; toolkit: FilledToolkit }
>()

function filledFor(
  toolkit: Toolkit,
  account: Pick<AccountRow, 'id' | 'way' | 'fields'> | undefined,
  fill: typeof fillToolkit,
): FilledToolkit {
  try {
    return account
      ? fill(inWay(toolkit, account.way), { fields: account.fields })
      : fill(toolkit, { fields: null })
  } catch (error) {
    if (!account || !MaillonError.is(error, 'field_rejected')) throw error
    const host = account.fields?.[String(error.details.field)]
    throw new MaillonError('outbound_refused', {
      message: `The account ${account.id} is at ${host ?? 'an address'}, which is no address of ${toolkit.name} here any more, so nothing is sent there.`,
      hint: `${error.hint ?? ''} The account works again when its address is allowed again; else its user connects one at another address.`.trim(),
      details: { connected_account_id: account.id },
    })
  }
}

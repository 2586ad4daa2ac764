import { MaillonError } from '@maillon/core'
import type { Vault } from '../../vault/vault.ts'
import { linkNotFound } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'

/** The parameter of an address that has a posted callback in it. */
const name = 'maillon_posted'

/**
 * A callback that came as a form, as the query of an address: sealed for its attempt, so that no history and no log has
 * a code in it.
 */
export async function sealPosted(
  vault: Vault,
  view: AttemptView,
  form: URLSearchParams,
): Promise<URLSearchParams> {
  const sealed = await vault.seal(place(view), form.toString())
  return new URLSearchParams({ state: form.get('state') ?? '', [name]: sealed })
}

/** The parameters of a callback, however they came. Throws `link_not_found` for what was not sealed for this attempt. */
export async function openPosted(
  vault: Vault,
  view: AttemptView,
  query: URLSearchParams,
): Promise<URLSearchParams> {
  const sealed = query.get(name)
  if (sealed === null) return query
  try {
    return new URLSearchParams(await vault.open<string>(place(view), sealed))
  } catch (error) {
    // Anybody can write something into an address.
    throw MaillonError.is(error, 'secret_unreadable') ? linkNotFound() : error
  }
}

function place({ attempt: { projectId, id } }: AttemptView) {
  return { projectId, row: id, field: 'attempts.posted', version: 1 }
}

import { MaillonError } from '@maillon/core'
import type { FileOwner } from '../../files/file-owner.ts'
import type { Files } from '../../files/files.ts'

/**
 * What a tool answered, with an address of each file that is the owner's, in `s3url`: the contract's client downloads
 * what has one. It is for that client alone, since whatever a model is shown it may pass on.
 */
export async function withAddresses(
  files: Pick<Files, 'find'>,
  owner: FileOwner,
  answer: unknown,
  addressOf: (file: { projectId: string; id: string }) => string,
): Promise<unknown> {
  if (Array.isArray(answer))
    return Promise.all(answer.map((one) => withAddresses(files, owner, one, addressOf)))
  if (typeof answer !== 'object' || answer === null) return answer
  const entries = Object.entries(answer).map(async ([name, one]) => [
    name,
    await withAddresses(files, owner, one, addressOf),
  ])
  const told = Object.fromEntries(await Promise.all(entries)) as Record<string, unknown>
  if (!isFacts(answer)) return told
  const file = await files.find(owner, answer.id).catch(unlessNotFound)
  return file ? { ...told, s3url: addressOf(file) } : told
}

function isFacts(value: object): value is { id: string } {
  return (
    'id' in value &&
    typeof value.id === 'string' &&
    /^file_[0-9A-Za-z]{22}$/.test(value.id) &&
    'sha256' in value &&
    'mimetype' in value
  )
}

function unlessNotFound(error: unknown): undefined {
  if (!MaillonError.is(error, 'file_not_found')) throw error
}

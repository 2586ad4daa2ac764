import { MaillonError } from '@maillon/core'

/** What the engine did not write itself, in a row or in the storage. */
export function changedFile(id: string, cause?: unknown): MaillonError {
  return new MaillonError('secret_unreadable', {
    message: `The file ${id} could not be opened.`,
    hint: 'It was changed or moved outside the engine. Store the file anew.',
    cause,
  })
}

import { MaillonError } from '@maillon/core'

/** Why a document whose parts stand in each other thousands of levels deep cannot be read, by what reading it threw. */
export function tooDeep(from: string, cause: RangeError): MaillonError {
  return new MaillonError('config_invalid', {
    message: `${from} is nested too deep to be read.`,
    hint: 'Let its parts refer to each other in place of standing in each other.',
    cause,
  })
}

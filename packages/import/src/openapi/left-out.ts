import { MaillonError } from '@maillon/core/toolkit'

/** The error for a package that is loaded where it is needed, and that a bundle left out. */
export function leftOut(name: string, cause: unknown): MaillonError {
  return new MaillonError('config_invalid', {
    message: `The package ${name} cannot be loaded: a bundle leaves it out.`,
    hint: `Leave @maillon/import out of the bundle, or import documents beforehand, by the command.`,
    cause,
  })
}

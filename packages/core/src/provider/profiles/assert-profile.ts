import { MaillonError } from '../../errors/maillon-error.ts'
import { type ProfileName, profileNames } from './profile-name.ts'

/** Refuses what is no profile's name, with `invalid_request`. */
export function assertProfile(profile: unknown): asserts profile is ProfileName | undefined {
  if (profile === undefined || profileNames.includes(profile as ProfileName)) return
  throw new MaillonError('invalid_request', {
    message: `There is no profile ${JSON.stringify(profile)}.`,
    hint: `Name one of ${profileNames.join(', ')}, or leave it out.`,
  })
}

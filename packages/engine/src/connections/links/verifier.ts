import { MaillonError } from '@maillon/core'
import { isSafeUrl } from './callback-url.ts'
import type { ConnectionSettings } from '../settings.ts'

/** How the person who completes a Connect Link is told to be the user that it was made for. */
export interface VerificationOptions {
  /**
   * `browser`: whoever presses Continue first. `app`: the app says which of its users is logged in there, and a link
   * that was passed on connects nothing. `browser` when left out.
   */
  verification?: 'browser' | 'app'
  /** Where the app does so, for `app`: a route of the app that calls `completeAuth`; one for all projects, or by project. */
  verifierUrl?: string | Readonly<Record<string, string>>
}

/** Checks how links are verified. Throws `config_invalid`. */
export function readVerification({
  verification = 'browser',
  verifierUrl,
}: VerificationOptions): Pick<ConnectionSettings, 'verification' | 'verifierUrl'> {
  if (verification !== 'browser' && verification !== 'app')
    throw invalid(`verification "${String(verification)}" is neither "browser" nor "app".`)
  if (verification === 'app' && verifierUrl === undefined)
    throw invalid("verification 'app' needs a verifierUrl.")
  const urls = typeof verifierUrl === 'object' ? Object.values(verifierUrl) : [verifierUrl]
  const wrong = urls.find((url) => url !== undefined && !isSafeUrl(url))
  if (wrong !== undefined) throw invalid(`verifierUrl "${wrong}" is not an absolute https URL.`)
  return {
    verification,
    verifierUrl: (project) =>
      typeof verifierUrl === 'object' && Object.hasOwn(verifierUrl, project)
        ? verifierUrl[project]
        : typeof verifierUrl === 'string'
          ? verifierUrl
          : undefined,
  }
}

/** Where the app of a project says who its user is. Throws `config_invalid` for a project that has no such place. */
export function requireVerifierUrl(settings: ConnectionSettings, projectId: string): string {
  const url = settings.verifierUrl(projectId)
  if (url !== undefined) return url
  throw new MaillonError('config_invalid', {
    message: `verifierUrl names no address for the project "${projectId}".`,
    hint: 'Add the project to verifierUrl.',
  })
}

function invalid(message: string): MaillonError {
  return new MaillonError('config_invalid', {
    message,
    hint: "Pass verification: 'app', verifierUrl: 'https://your-app.com/connect/verify'; http is fine on this machine: localhost, app.localhost, 127.0.0.1.",
  })
}

import { MaillonError } from '@maillon/core'

/** A scheme, a host and a port, and nothing else; undefined for what is more, less, or of another scheme. */
export function exactOrigin(text: string, schemes: RegExp): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isBare =
    url &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    !url.hostname.includes('*')
  return isBare && schemes.test(url.protocol) ? url : undefined
}

/** The error for an option that is no origin. */
export function noOrigin(text: string, option: string, hint: string): MaillonError {
  return new MaillonError('config_invalid', {
    message: `"${text}" in ${option} is no origin.`,
    hint,
  })
}

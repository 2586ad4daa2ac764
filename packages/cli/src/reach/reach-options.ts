import { configOptions } from '../config/config-options.ts'

/** Which engine a command asks. */
export const reachOptions = {
  url: {
    value: 'URL',
    about:
      'an engine that runs, or MAILLON_BASE_URL, with a key to it in MAILLON_API_KEY; else `maillon dev` of this folder while it runs, else the database that `maillon serve` works on',
  },
  project: {
    value: 'ID',
    about: 'of this project of the database, default when left out; a key belongs to one',
  },
  ...configOptions,
} as const

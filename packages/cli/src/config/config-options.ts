/** Where a command's settings come from, as its options say. */
export const configOptions = {
  config: {
    value: 'FILE',
    about: 'the config file; else maillon.config.ts, .js or .json of this folder, if there is one',
  },
  'env-file': { value: 'FILE', about: 'sets variables that are not set yet from a file' },
} as const

/** For programs that read. */
export const jsonOption = { json: { about: 'prints one line of JSON' } } as const

/** Of which project. */
export const projectOption = {
  project: { value: 'ID', default: 'default', about: 'of this project' },
} as const

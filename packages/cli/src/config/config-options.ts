/** Where a command's settings come from, as its options say. */
export const configOptions = {
  config: { type: 'string' },
  'env-file': { type: 'string' },
} as const

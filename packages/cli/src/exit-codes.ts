/** What a command's end says to whoever started it; docs/cli.md tells the same. */
export const exitCodes = {
  /** All is done. */
  done: 0,
  /** It could not be done, was not wished, or is not as it should be. */
  failed: 1,
  /** The words were not understood: an unknown command or option, or one too few or too many. */
  misused: 2,
  /** Some of it is done, and some is left. */
  partly: 3,
} as const

/** Where the sources of all packages are. */
export const repository = 'https://github.com/maillon/maillon'

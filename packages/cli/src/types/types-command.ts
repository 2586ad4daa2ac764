import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'

/** `maillon types` */
export const typesCommand = defineCommand({
  name: 'types',
  about:
    'Writes TypeScript types of imported toolkits, for session.execute. The catalogue’s own come with @maillon/toolkits.',
  options: {
    out: {
      value: 'FILE',
      default: 'maillon-tools.d.ts',
      about: 'where they are written; your tsconfig has to include it',
    },
    folder: { value: 'FOLDER', about: 'where toolkits are; ./toolkits when left out' },
    check: { about: 'writes nothing, and fails when the file is out of date' },
  },
  examples: ['maillon types', 'maillon types --out src/tools.d.ts', 'maillon types --check'],
  see: ['maillon toolkits add', 'docs/importing.md'],
  run: async (_, given) => {
    await (await import('./types.ts')).types(given)
    return exitCodes.done
  },
})

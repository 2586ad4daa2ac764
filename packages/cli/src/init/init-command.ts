import { defineCommand } from '../command.ts'

/** `maillon init` */
export const initCommand = defineCommand({
  name: 'init',
  about:
    'Writes a small app whose agent connects its user’s accounts, as npm create maillon does. It adds to a folder that has files already, and writes over none of them.',
  operands: { folder: { optional: true, about: 'where it goes; this folder when left out' } },
  options: {
    framework: {
      value: 'NAME',
      about: 'vercel, next, express, langgraph, openai or mcp; asked for when left out',
    },
    'package-manager': {
      value: 'NAME',
      choices: ['npm', 'pnpm', 'yarn', 'bun'],
      about: 'npm, pnpm, yarn or bun; the one that runs this when left out',
    },
    install: { negatable: true, about: 'installs what the app needs (default: it does)' },
    start: { negatable: true, about: 'starts the app; asked for when left out' },
    yes: { about: 'asks nothing; without a terminal, a folder that has files needs it' },
    'dry-run': { about: 'tells what would be written, and writes nothing' },
    nested: { about: 'also inside the folder of another app' },
  },
  examples: ['maillon init', 'maillon init my-agent --framework vercel --yes'],
  see: ['maillon dev'],
  run: async ({ folder }, given) => {
    const words = Object.entries(given).flatMap(([name, value]) => wordOf(name, value))
    const { create } = await import('create-maillon')
    return create(folder === undefined ? words : [folder, ...words], {
      command: 'maillon init',
      folder: '.',
    })
  },
})

function wordOf(name: string, value: string | boolean | undefined): string[] {
  if (typeof value === 'string') return [`--${name}=${value}`]
  if (value === undefined) return []
  const isNegatable = name === 'install' || name === 'start'
  return value ? [`--${name}`] : isNegatable ? [`--no-${name}`] : []
}

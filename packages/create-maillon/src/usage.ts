import { frameworks } from './frameworks.ts'

/** What `--help` tells. */
export function usage(command: string): string {
  const apps = frameworks.map(({ id, label, hint }) => `    ${id.padEnd(11)}${label}: ${hint}`)
  return `${command} [folder] [flags]

Writes a small app whose agent connects its user's accounts, and adds to a folder that has files already.

  -f, --framework NAME      one of
${apps.join('\n')}
      --package-manager PM  npm, pnpm, yarn or bun; the one that runs this when left out
      --no-install          install nothing
      --start, --no-start   start the app, or do not; asked for on a terminal
  -y, --yes                 ask nothing; without a terminal, a folder that has files needs it
      --dry-run             tell what would be written, and write nothing
      --nested              also inside the folder of another app
  -v, --version
  -h, --help

Example: npm create maillon@latest my-agent -- --framework vercel
`
}

import { type CommandSpec, defineCommand } from '../command.ts'
import { configOptions, jsonOption, projectOption } from '../config/config-options.ts'
import { printed } from '../printed.ts'

const shared = { ...projectOption, ...jsonOption, ...configOptions }

const list = defineCommand({
  name: 'list',
  summary: 'who changed what, the newest first',
  options: {
    subject: { value: 'ID', about: 'of this account, key, session and so on' },
    action: { value: 'ACTION', about: 'such as connection.deleted' },
    actor: {
      value: 'KIND',
      about: 'of key, app, cli, console, browser, session, grant, issuer, job',
    },
    user: { value: 'ID', about: 'about this user' },
    from: { value: 'TIME', about: 'from then on, such as 2027-01-31T00:00:00Z' },
    to: { value: 'TIME', about: 'before then' },
    ...shared,
  },
  examples: ['maillon audit list', 'maillon audit list --action api_key.created --json'],
  see: ['docs/audit.md'],
  run: async (_, given) => printed(await (await import('./list-audit.ts')).listAudit(given)),
})

const verify = defineCommand({
  name: 'verify',
  summary: 'proves the audit log, or says what is wrong and where',
  about:
    'Proves that no entry was changed, added, put elsewhere or taken away since it was written, or says what is wrong and where; the exit code is 1 then. With a head that was kept elsewhere, also that nothing was cut off the end since.',
  options: {
    'since-head': { value: 'FILE', about: 'what maillon audit head printed before' },
    file: { value: 'FILE', about: 'an export, proved without the database' },
    ...shared,
  },
  examples: [
    'maillon audit verify',
    'maillon audit verify --since-head head.json',
    'maillon audit verify --file audit.ndjson',
  ],
  see: ['maillon audit head', 'docs/audit.md'],
  run: async (_, given) => (await import('./verify-audit.ts')).verifyAudit(given),
})

const head = defineCommand({
  name: 'head',
  summary: 'how far the audit log goes, to be kept elsewhere',
  options: { ...projectOption, ...configOptions },
  examples: ['maillon audit head > head.json'],
  see: ['maillon audit verify', 'docs/audit.md'],
  run: async (_, given) => printed(await (await import('./list-audit.ts')).auditHead(given)),
})

const exporting = defineCommand({
  name: 'export',
  summary: 'prints the whole audit log with its seals, a line of JSON each',
  options: { ...projectOption, ...configOptions },
  examples: ['maillon audit export > audit.ndjson'],
  see: ['maillon audit verify', 'docs/audit.md'],
  run: async (_, given) => (await import('./export-audit.ts')).exportAudit(given),
})

/** `maillon audit …` */
export const auditCommand: CommandSpec = {
  name: 'audit',
  about:
    'The audit log of a project, in the database that `maillon serve` works on. The project "@engine" has what changed of the engine itself: its encryption keys and its toolkits.',
  examples: ['maillon audit list', 'maillon audit verify'],
  see: ['docs/audit.md'],
  commands: [list, verify, head, exporting],
}

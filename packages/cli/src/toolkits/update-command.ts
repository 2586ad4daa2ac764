import { defineCommand } from '../command.ts'
import { configOptions, jsonOption, projectOption } from '../config/config-options.ts'
import { documentOptions, keyOption, writeOptions } from './import-options.ts'

const { folder } = writeOptions
const { overlay } = documentOptions

/** `maillon toolkits update` */
export const updateCommand = defineCommand({
  name: 'update',
  summary: 'shows what a newer document changes of a toolkit, and asks before it writes',
  about:
    'Shows what a newer document or schema of an imported toolkit adds, changes and takes away, and asks before it writes. What you changed in the file stays. The exit code is 1 while there is something to write.',
  operands: {
    slug: { about: 'the toolkit' },
    source: { optional: true, about: 'where the document is now; where it was, when left out' },
  },
  options: {
    yes: { about: 'writes without asking' },
    take: {
      value: 'PATTERN',
      several: true,
      about:
        'tools of which the document is right where you changed them, too, by slug; several times',
    },
    keep: { about: 'keeps the version before beside it, for sessions that pin it' },
    ...keyOption,
    overlay,
    folder,
    ...jsonOption,
  },
  examples: ['maillon toolkits update acme', 'maillon toolkits update acme openapi.yaml --yes'],
  see: ['maillon toolkits add', 'docs/importing.md'],
  run: async ({ slug, source }, given, { phases }) =>
    (await import('./update.ts')).update({ slug, source }, given, phases),
})

/** `maillon toolkits approve` */
export const approveCommand = defineCommand({
  name: 'approve',
  summary: 'shows what an MCP server changed since it was approved',
  about:
    'Shows what an MCP server says otherwise than when it was approved; until it is again, such tools are not called. The exit code is 1 while there is something to approve.',
  operands: { slug: { about: 'the toolkit' } },
  options: {
    yes: { about: 'approves it' },
    tool: { value: 'SLUG', several: true, about: 'only this one; several times' },
    user: {
      value: 'ID',
      about: 'asks with this user’s account, where the server wants one',
    },
    ...projectOption,
    'trust-hints': { about: 'believes the server which of its tools read, and which destroy' },
    folder,
    ...jsonOption,
    ...configOptions,
  },
  examples: ['maillon toolkits approve notes', 'maillon toolkits approve notes --user ada --yes'],
  see: ['maillon toolkits add mcp'],
  run: async ({ slug }, given, { phases }) =>
    (await import('./approve.ts')).approve(slug, given, { phases }),
})

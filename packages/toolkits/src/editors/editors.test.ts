import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Editor } from './editor.contract.ts'
import { typescript6 } from './typescript-6.contract.ts'
import { typescript7 } from './typescript-7.contract.ts'

/** The types alone: the whole engine takes an editor seconds to read. */
const engineOptions = fileURLToPath(
  new URL('../../../engine/src/engine-options.ts', import.meta.url),
)

const start = `import { createCustomTool, Maillon } from '@maillon/core'
import type { EngineOptions } from '${engineOptions}'
import type {} from '@maillon/toolkits/types'
const maillon = new Maillon()
const session = await maillon.create('u')
`
const ask = "endpoint: '/', method: 'GET'"
const customTool = (facts: string) =>
  `createCustomTool('A', { name: 'a', description: 'a', inputParams: {}, ${facts} })`
const engine = (facts: string) =>
  `void ({ toolkits: [], database: '', encryptionKey: '', ${facts} } satisfies EngineOptions)`

/** Every place that takes the slug of a toolkit. */
const toolkitPlaces = [
  "session.authorize('▮')",
  "session.ensureConnected('▮')",
  "session.ensureConnected(['▮'])",
  "session.toolkits({ toolkits: ['▮'] })",
  "session.search({ query: 'a', toolkits: ['▮'] })",
  "session.customTools({ toolkit: '▮' })",
  `session.proxyExecute({ toolkit: '▮', ${ask} })`,
  "session.update({ toolkits: ['▮'] })",
  "session.withModifiers({ beforeExecute: ({ toolkitSlug: of, params }) => of === '▮' ? {} : params })",
  "maillon.create('u', { toolkits: ['▮'] })",
  "maillon.create('u', { toolkits: { enable: ['▮'] } })",
  "maillon.create('u', { toolkits: { disable: ['▮'] } })",
  "maillon.create('u', { tools: { ▮ } })",
  "maillon.create('u', { authConfigs: { ▮ } })",
  "maillon.create('u', { toolkitVersions: { ▮ } })",
  "maillon.create('u', { connectedAccounts: { ▮ } })",
  "maillon.toolkits.get('▮')",
  "maillon.tools.list({ toolkits: ['▮'] })",
  "maillon.authConfigs.list({ toolkit: '▮' })",
  "maillon.authConfigs.create('▮')",
  "maillon.connectedAccounts.bring('u', '▮', { key: 'a' })",
  "maillon.connectedAccounts.list({ toolkitSlugs: ['▮'] })",
  customTool("extendsToolkit: '▮', execute: () => 1"),
  customTool(`execute: (_, { proxyExecute }) => proxyExecute({ toolkit: '▮', ${ask} })`),
  engine('authConfigs: { ▮ }'),
  engine('origins: { ▮ }'),
]

/** Places that take the slug of a tool of one toolkit. */
const ofGmail = [
  "maillon.create('u', { tools: { gmail: ['▮'] } })",
  "maillon.create('u', { tools: { gmail: { enable: ['▮'] } } })",
]

/** Every place that takes the slug of a tool. */
const toolPlaces = [
  "session.execute('▮')",
  "session.review('▮')",
  "session.update({ preload: { tools: ['▮'] } })",
  'session.update({ permissions: { overrides: { ▮ } } })',
  "session.withModifiers({ beforeExecute: ({ toolSlug, params }) => toolSlug === '▮' ? {} : params })",
  ...ofGmail,
  "maillon.create('u', { preload: { tools: ['▮'] } })",
  "maillon.create('u', { permissions: { overrides: { ▮ } } })",
  "maillon.tools.get('▮')",
  "maillon.tools.list({ tools: ['▮'] })",
  "maillon.tools.execute('▮', {})",
  "maillon.authConfigs.create('gmail', { type: 'use_composio_managed_auth', toolAccessConfig: { toolsForConnectedAccountCreation: ['▮'] } })",
  customTool("execute: (_, { execute }) => execute('▮')"),
]

const mail = "{ recipient_email: 'a@example.com', body: 'b' }"
/** A program with a slip in it, and what the compiler says of that. */
const slips: [program: string, told: string][] = [
  [`session.execute('GMAIL_SEND_EMIAL', ${mail})`, 'DidYouMean<"GMAIL_SEND_EMAIL">'],
  ["session.review('GMAIL_SEND_MAIL')", 'DidYouMean<"GMAIL_SEND_EMAIL">'],
  ["maillon.tools.get('GMAIL_SEND_DRAFTS')", 'DidYouMean<"GMAIL_SEND_DRAFT">'],
  [
    "maillon.create('u', { tools: { gmail: ['GMAIL_SEND_EMIAL'] } })",
    `Did you mean '"GMAIL_SEND_EMAIL"'?`,
  ],
  [
    "maillon.create('u', { preload: { tools: ['GMAIL_SEND_EMIAL'] } })",
    `Did you mean '"GMAIL_SEND_EMAIL"'?`,
  ],
  [
    "maillon.create('u', { permissions: { overrides: { GMAIL_SEND_EMIAL: 'ask_once' } } })",
    'DidYouMean<"GMAIL_SEND_EMAIL">',
  ],
  [
    "session.execute('GMAIL_SEND_EMAIL', { recipent_email: 'a@example.com', body: 'b' })",
    "Did you mean to write 'recipient_email'?",
  ],
]

/** What is looked at, and the words that are shown of it. TypeScript 7 shows none of the keys of a mapped type. */
const shown: [program: string, words: string, inBoth?: boolean][] = [
  [
    "session.execute('GMAIL_SEND_EMAIL', { recipient_▮email: 'a', body: 'b' })",
    'Whom to send to',
    true,
  ],
  ["maillon.create('u', { tools: { gm▮ail: ['GMAIL_SEND_EMAIL'] } })", "Google's mail"],
  ["maillon.create('u', { authConfigs: { gm▮ail: 'ac_1' } })", "Google's mail"],
  [
    "maillon.create('u', { permissions: { overrides: { GMAIL_SEND▮_EMAIL: 'ask_once' } } })",
    'Send a mail',
  ],
]

/** One program of them all, a line each, and where the marks of a line were. */
const lines = [...toolkitPlaces, ...toolPlaces, ...slips, ...shown].map((line) =>
  typeof line === 'string' ? line : line[0],
)
const program = `${start}${lines.map((line) => line.replace('▮', '')).join('\n')}\n`
function lineOf(line: string): number {
  return start.split('\n').length - 1 + lines.indexOf(line)
}
function placeOf(line: string): number {
  const before = program.split('\n').slice(0, lineOf(line))
  return before.join('\n').length + 1 + line.indexOf('▮')
}

describe.each([
  ['TypeScript 6', typescript6, shown],
  ['TypeScript 7', typescript7, shown.filter(([, , inBoth]) => inBoth)],
] as const)('the editor with %s', (_, open, looks) => {
  let editor: Editor
  beforeAll(async () => {
    editor = await open(program)
  })
  afterAll(() => editor.close())

  test.each(toolkitPlaces)('offers toolkits: %s', async (line) => {
    expect(await editor.completions(placeOf(line))).toEqual(
      expect.arrayContaining(['gmail', 'github', 'zoom']),
    )
  })

  test.each(toolPlaces)('offers tools: %s', async (line) => {
    expect(await editor.completions(placeOf(line))).toContain('GMAIL_SEND_EMAIL')
  })

  test.each(ofGmail)("offers a toolkit's own tools alone: %s", async (line) => {
    const offered = await editor.completions(placeOf(line))
    expect(offered.filter((slug) => !slug.startsWith('GMAIL_'))).toEqual([])
  })

  test.each(slips)('says what was meant: %s', async (line, told) => {
    const problems = await editor.problems()
    const words = problems.filter((one) => one.line === lineOf(line)).map((one) => one.words)
    expect(words.join('\n')).toContain(told)
  })

  test.each(looks)('shows what it is: %s', async (line, words) => {
    expect(await editor.hover(placeOf(line))).toContain(words)
  })
})

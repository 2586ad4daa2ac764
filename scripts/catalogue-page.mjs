// Writes docs/toolkits.md, and a page of each toolkit beside it, from the catalogue itself; with --check, fails when
// they are out of date.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connectsBy } from '@maillon/core/toolkit'
import { scopesOf } from '@maillon/core/toolkit'
import { operatorCallback } from '@maillon/engine'
import { services } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { z } from 'zod'
import { plain } from '../docs/.vitepress/reference/plain.ts'
import { table } from '../docs/.vitepress/reference/table.ts'
import { typeOf } from '../docs/.vitepress/reference/type-of.ts'

const checks = {
  emulated: 'each tool runs against an emulation of the service, behind a gate that checks tokens',
  specified:
    "each tool's request is compared with what the service's own SDK, types or API document make of the same wish",
}

function row({ slug, name, ways, tools, verified }) {
  const by = connectsBy(Object.values(ways).map(({ scheme }) => scheme))
  return [`[${name}](toolkits/${slug}.md)`, `\`${slug}\``, String(tools.length), by, verified]
}

function toolkitPage(toolkit) {
  const { slug, name, description, ways, tools, docsUrl, setup, rateLimits, verified } = toolkit
  const callback = `\`${operatorCallback('<publicUrl>', slug)}\``
  return page([
    `# ${name}`,
    `\`${slug}\`: ${description} [API](${docsUrl}).${rateLimits ? ` Limits: ${rateLimits}.` : ''} Checked: ${checks[verified]}.`,
    ...(setup.length > 0 ? ['## Set up'] : []),
    setup
      .map((step, index) => `${index + 1}. ${step.replaceAll('{redirect_uri}', callback)}`)
      .join('\n'),
    ...Object.values(ways).flatMap(wayLines),
    '## Tools',
    table(['tool', 'does', 'effect'], tools.map(toolRow)),
    ...tools.flatMap(toolSection),
  ])
}

function wayLines(auth) {
  const { label, fields = {} } = auth
  const said = Object.entries(scopesOf(auth)).map(
    ([scope, meaning]) => `\`${scope}\` (${meaning.toLowerCase()})`,
  )
  return [
    label ? `**${label}**` : '',
    ...Object.values(fields).map(fieldLine),
    said.length > 0 ? `Scopes: ${said.join(', ')}.` : '',
  ]
}

function fieldLine({ label, help = '', secret }) {
  return `The user fills in: ${label}${secret ? ' (a secret)' : ''}. ${help}`.trimEnd()
}

function toolRow({ slug, description, effect }) {
  const [does] = description.split(/(?<=\.)\s/)
  return [`[\`${slug}\`](#${slug.toLowerCase()})`, plain(does), effect]
}

function toolSection({ slug, description, input, pitfalls = [] }) {
  const { properties = {}, required = [] } =
    input instanceof z.ZodType
      ? z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
      : input
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}${required.includes(name) ? '' : '?'}\``,
    `\`${typeOf(schema)}\``,
    plain(schema.description ?? ''),
  ])
  return [
    `### ${slug}`,
    plain([description, ...pitfalls].join(' ')),
    rows.length > 0 ? table(['argument', 'type', 'what it is'], rows) : '',
  ]
}

function page(parts) {
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

const own = new Set(allToolkits.map(({ slug }) => slug))
const others = services()
  .list()
  .filter(({ slug }) => !own.has(slug))
const compared = {
  sdk: 'its own SDK',
  document: 'its API document',
  emulator: 'an emulator',
  none: 'not checked',
}

function serviceRow({ slug, name, schemes, checked }) {
  return [name, `\`${slug}\``, connectsBy(schemes), compared[checked]]
}

const count = allToolkits.reduce((sum, { tools }) => sum + tools.length, 0)
const pages = new Map(
  allToolkits.map((toolkit) => [`docs/toolkits/${toolkit.slug}.md`, toolkitPage(toolkit)]),
)
pages.set(
  'docs/toolkits.md',
  page([
    '# Toolkits',
    `${allToolkits.length} toolkits with ${count} tools; made from the catalogue by \`pnpm catalogue-page\`. The page of each says what to register, and what its tools take. How each was checked:`,
    Object.entries(checks)
      .map(([verified, how]) => `- **${verified}**: ${how}.`)
      .join('\n'),
    table(['toolkit', 'slug', 'tools', 'connects by', 'checked'], allToolkits.map(row)),
    '## Services',
    `${others.length} services that nobody wrote tools for. Each can be connected, and takes the app's own calls by \`session.proxyExecute\`; \`maillon toolkits add <slug>\` makes tools of its API document. What is said of each are facts with their sources, in \`packages/services/data\`. The last column is what its addresses were compared with beside that: no call was tried at any of them.`,
    table(['service', 'slug', 'connects by', 'compared with'], others.map(serviceRow)),
  ]),
)

const gone = globSync('docs/toolkits/*.md').filter((file) => !pages.has(file))
if (process.argv.includes('--check')) {
  const old = [...pages].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  )
  for (const file of [...old.map(([file]) => file), ...gone]) {
    console.error(`${file} is out of date: run pnpm catalogue-page`)
    process.exitCode = 1
  }
} else {
  mkdirSync('docs/toolkits', { recursive: true })
  for (const file of gone) rmSync(file)
  for (const [file, text] of pages) writeFileSync(file, text)
}

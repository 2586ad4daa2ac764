// Writes docs/toolkits.md from the catalogue itself; with --check, fails when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { connectsBy } from '@maillon/core/toolkit'
import { scopesOf } from '@maillon/core/toolkit'
import { operatorCallback } from '@maillon/engine'
import { services } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'

const page = 'docs/toolkits.md'
const checks = {
  emulated: 'each tool runs against an emulation of the service, behind a gate that checks tokens',
  specified:
    "each tool's request is compared with what the service's own SDK, types or API document make of the same wish",
}

function row({ slug, name, ways, tools, verified }) {
  const by = connectsBy(Object.values(ways).map(({ scheme }) => scheme))
  return `| [${name}](#${slug}) | \`${slug}\` | ${tools.length} | ${by} | ${verified} |`
}

function section(toolkit) {
  const { slug, name, description, ways, tools, docsUrl, setup, rateLimits } = toolkit
  const callback = `\`${operatorCallback('<publicUrl>', slug)}\``
  return [
    `## ${slug}`,
    `${name}. ${description} [API](${docsUrl}).${rateLimits ? ` Limits: ${rateLimits}.` : ''}`,
    setup
      .map((step, index) => `${index + 1}. ${step.replaceAll('{redirect_uri}', callback)}`)
      .join('\n'),
    ...Object.values(ways).flatMap(wayLines),
    ['| tool | does | effect |', '|---|---|---|', ...tools.map(toolRow)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
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
  return `| \`${slug}\` | ${description.split(/(?<=\.)\s/)[0].replaceAll('|', '\\|')} | ${effect} |`
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
  return `| ${name} | \`${slug}\` | ${connectsBy(schemes)} | ${compared[checked]} |`
}

const count = allToolkits.reduce((sum, { tools }) => sum + tools.length, 0)
const text = `${[
  '# Toolkits',
  `${allToolkits.length} toolkits with ${count} tools; made from the catalogue by \`pnpm catalogue-page\`. How each was checked:`,
  Object.entries(checks)
    .map(([verified, how]) => `- **${verified}**: ${how}.`)
    .join('\n'),
  [
    '| toolkit | slug | tools | connects by | checked |',
    '|---|---|---|---|---|',
    ...allToolkits.map(row),
  ].join('\n'),
  ...allToolkits.map(section),
  '## Services',
  `${others.length} services that nobody wrote tools for. Each can be connected, and takes the app's own calls by \`session.proxyExecute\`; \`maillon toolkits add <slug>\` makes tools of its API document. What is said of each are facts with their sources, in \`packages/services/data\`. The last column is what its addresses were compared with beside that: no call was tried at any of them.`,
  [
    '| service | slug | connects by | compared with |',
    '|---|---|---|---|',
    ...others.map(serviceRow),
  ].join('\n'),
].join('\n\n')}\n`

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error(`${page} is out of date: run pnpm catalogue-page`)
    process.exitCode = 1
  }
} else {
  writeFileSync(page, text)
}

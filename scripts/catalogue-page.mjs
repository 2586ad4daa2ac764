// Writes docs/toolkits.md from the catalogue itself; with --check, fails when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { operatorCallback } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'

const page = 'docs/toolkits.md'
const connects = { OAUTH2: 'OAuth', API_KEY: 'key', NO_AUTH: 'no account' }
const checks = {
  emulated: 'each tool runs against an emulation of the service, behind a gate that checks tokens',
  specified:
    "each tool's request is compared with what the service's own SDK, types or API document make of the same wish",
}

function row({ slug, name, auth, tools, verified }) {
  return `| [${name}](#${slug}) | \`${slug}\` | ${tools.length} | ${connects[auth.scheme]} | ${verified} |`
}

function section(toolkit) {
  const { slug, name, description, auth, tools, docsUrl, setup, rateLimits } = toolkit
  const scopes = auth.scheme === 'OAUTH2' ? Object.entries(auth.scopes) : []
  const callback = `\`${operatorCallback('<publicUrl>', slug)}\``
  return [
    `## ${slug}`,
    `${name}. ${description} [API](${docsUrl}).${rateLimits ? ` Limits: ${rateLimits}.` : ''}`,
    setup
      .map((step, index) => `${index + 1}. ${step.replaceAll('{redirect_uri}', callback)}`)
      .join('\n'),
    ...Object.values(auth.fields ?? {}).map(fieldLine),
    scopes.length > 0
      ? `Scopes: ${scopes.map(([scope, meaning]) => `\`${scope}\` (${meaning.toLowerCase()})`).join(', ')}.`
      : '',
    ['| tool | does | effect |', '|---|---|---|', ...tools.map(toolRow)].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function fieldLine({ label, help = '', secret }) {
  return `The user fills in: ${label}${secret ? ' (a secret)' : ''}. ${help}`.trimEnd()
}

function toolRow({ slug, description, effect }) {
  return `| \`${slug}\` | ${description.split(/(?<=\.)\s/)[0].replaceAll('|', '\\|')} | ${effect} |`
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
].join('\n\n')}\n`

if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error(`${page} is out of date: run pnpm catalogue-page`)
    process.exitCode = 1
  }
} else {
  writeFileSync(page, text)
}

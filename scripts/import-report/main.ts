import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkDocument, type Report } from './check-document.ts'
import { installPackages } from './install-packages.ts'
import { startLoopback } from './loopback.ts'

interface Listed {
  document: string
  package: string
  version: string
  path: string
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    /** Where packages are installed: apart from the repository, since they are large. */
    folder: { type: 'string', default: join(tmpdir(), 'maillon-import-report') },
  },
})

const all = JSON.parse(readFileSync(new URL('documents.json', import.meta.url), 'utf8')) as Listed[]
const listed = all.filter(
  ({ document }) => values.only?.some((one) => document.includes(one)) ?? true,
)
installPackages(values.folder, [...new Set(listed.map((one) => `${one.package}@${one.version}`))])
const loopback = await startLoopback()
const reports: Report[] = []
for (const { document, package: name, path } of listed) {
  const text = readFileSync(join(values.folder, 'node_modules', name, path), 'utf8')
  const report = await checkDocument(
    document,
    JSON.parse(text) as Record<string, unknown>,
    loopback,
  )
  reports.push(report)
  if (values.json) continue
  const { operations, tools, told, called, wrong } = report
  console.log(
    `${document.padEnd(40)} ${[operations, tools, told, called, wrong.length].map((count) => String(count).padStart(6)).join('')}`,
  )
  for (const { tool, why } of wrong.slice(0, 5)) console.log(`    ${tool}  ${why}`)
}
await loopback.stop()
if (values.json) console.log(JSON.stringify(reports))
else console.log(summary(reports))
process.exitCode = reports.some(({ wrong }) => wrong.length > 0) ? 1 : 0

function summary(done: readonly Report[]): string {
  const sum = (count: (report: Report) => number) =>
    done.reduce((total, report) => total + count(report), 0)
  return `${done.length} documents: ${sum((one) => one.operations)} operations, ${sum((one) => one.tools)} tools, ${sum((one) => one.told)} told, ${sum((one) => one.called)} called, ${sum((one) => one.wrong.length)} wrong`
}

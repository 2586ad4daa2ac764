import { parseArgs } from 'node:util'
import { checkDocument, type Report } from './check-document.ts'
import { startLoopback } from './loopback.ts'
import { packagesFolder, readDocuments } from './read-documents.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    folder: { type: 'string', default: packagesFolder },
  },
})

const loopback = await startLoopback()
const reports: Report[] = []
for (const { document, root } of readDocuments(values.folder, values.only)) {
  const report = await checkDocument(document, root, loopback)
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

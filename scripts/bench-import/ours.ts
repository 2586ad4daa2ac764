// Loads what is built, reads a document from its file, makes all its tools and writes them; prints what that took at most.
import { readFileSync, writeFileSync } from 'node:fs'
import { importOpenApi } from '@maillon/import'

const [, , document = '', out = '', only] = process.argv
const { file } = importOpenApi(readFileSync(document, 'utf8'), {
  from: 'document.json',
  baseUrl: 'https://api.acme.test',
  deprecated: true,
  ...(only !== undefined && { only: [only] }),
})
writeFileSync(out, JSON.stringify(file))
const { maxRSS } = process.resourceUsage()
console.log(JSON.stringify({ tools: file.tools.length, rssMib: maxRSS / 1024 }))

// The same by openapi-mcp-generator, as its own command reads a document: with all references followed.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

interface Tool {
  name: string
  description: string
  inputSchema: object
  method: string
  pathTemplate: string
  executionParameters: object
}

interface Peer {
  getToolsFromOpenApi(document: string, options: object): Promise<Tool[]>
}

const [, , document = '', out = '', api = ''] = process.argv
const { getToolsFromOpenApi } = (await import(pathToFileURL(api).href)) as Peer
// It warns of each circle, which takes longer to print than to find.
console.warn = () => {}
const tools = await getToolsFromOpenApi(document, {
  dereference: true,
  baseUrl: 'https://api.acme.test',
})
const written = tools.map(
  ({ name, description, inputSchema, method, pathTemplate, executionParameters }) => ({
    name,
    description,
    inputSchema,
    method,
    pathTemplate,
    executionParameters,
  }),
)
writeFileSync(out, JSON.stringify(written))
const { maxRSS } = process.resourceUsage()
console.log(JSON.stringify({ tools: tools.length, rssMib: maxRSS / 1024 }))

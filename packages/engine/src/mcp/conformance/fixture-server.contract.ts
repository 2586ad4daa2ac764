import {
  completable,
  fromJsonSchema,
  McpServer,
  ResourceTemplate,
} from '@modelcontextprotocol/server'
import { z } from 'zod'
import { inputTools, verifyState } from './input-tools.contract.ts'

/** A pixel, and a moment of silence. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const wav = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='
const text = (value: string) => ({ type: 'text', text: value }) as const
const image = { type: 'image', data: png, mimeType: 'image/png' } as const
const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

/** What the scenarios of the official conformance suites expect of a server, behind the door that sessions have. */
export function fixtureServer(changeTools: () => void): McpServer {
  const server = new McpServer(
    { name: 'fixture', version: '1.0.0' },
    {
      capabilities: { logging: {}, completions: {}, prompts: { listChanged: false } },
      requestState: { verify: verifyState },
    },
  )
  contents(server)
  server.registerTool('test_trigger_tool_change', { description: 'Changes the session.' }, () => {
    changeTools()
    return { content: [text('Changed.')] }
  })
  reports(server)
  schemas(server)
  resources(server)
  prompts(server)
  inputTools(server)
  return server
}

function contents(server: McpServer): void {
  const embedded = (uri: string) => ({
    type: 'resource' as const,
    resource: { uri, mimeType: 'text/plain', text: 'This is an embedded resource content.' },
  })
  const answers = {
    test_simple_text: [text('This is a simple text response for testing.')],
    test_image_content: [image],
    test_audio_content: [{ type: 'audio' as const, data: wav, mimeType: 'audio/wav' }],
    test_embedded_resource: [embedded('test://embedded-resource')],
    test_multiple_content_types: [
      text('Multiple content types test:'),
      image,
      embedded('test://mixed-content-resource'),
    ],
  }
  for (const [name, content] of Object.entries(answers))
    server.registerTool(name, { description: name }, () => ({ content: [...content] }))
  server.registerTool('test_error_handling', { description: 'Fails.' }, () => ({
    content: [text('This tool intentionally returns an error for testing')],
    isError: true,
  }))
}

function reports(server: McpServer): void {
  server.registerTool('test_tool_with_logging', { description: 'Logs.' }, async ({ mcpReq }) => {
    const steps = ['Tool execution started', 'Tool processing data', 'Tool execution completed']
    for (const step of steps) {
      await mcpReq.notify({
        method: 'notifications/message',
        params: { level: 'info', data: step },
      })
      await pause()
    }
    return { content: [text('Logged.')] }
  })
  server.registerTool(
    'test_tool_with_progress',
    { description: 'Takes time.' },
    async ({ mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken
      for (const progress of [0, 50, 100]) {
        const params = { progressToken: progressToken ?? 0, progress, total: 100 }
        if (progressToken !== undefined)
          await mcpReq.notify({ method: 'notifications/progress', params })
        await pause()
      }
      return { content: [text('Done.')] }
    },
  )
}

function schemas(server: McpServer): void {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    $defs: {
      address: {
        $anchor: 'addressDef',
        type: 'object',
        properties: { street: { type: 'string' }, city: { type: 'string' } },
      },
    },
    properties: {
      name: { type: 'string' },
      address: { $ref: '#/$defs/address' },
      contactMethod: { type: 'string', enum: ['phone', 'email'] },
      phone: { type: 'string' },
      email: { type: 'string' },
    },
    allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
    if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['phone'] },
    else: { required: ['email'] },
    additionalProperties: false,
  } as const
  server.registerTool(
    'json_schema_2020_12_tool',
    {
      description: 'Tool with JSON Schema 2020-12 features',
      inputSchema: fromJsonSchema(schema as never),
    },
    () => ({ content: [text('Fits.')] }),
  )
  server.registerTool(
    'test_param_headers',
    {
      description: 'Takes an argument by header, too.',
      inputSchema: fromJsonSchema({
        type: 'object',
        properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
      } as never),
    },
    () => ({ content: [text('Routed.')] }),
  )
}

function resources(server: McpServer): void {
  server.registerResource(
    'static-text',
    'test://static-text',
    { mimeType: 'text/plain', description: 'Text.' },
    ({ href }) => ({
      contents: [
        {
          uri: href,
          mimeType: 'text/plain',
          text: 'This is the content of the static text resource.',
        },
      ],
    }),
  )
  server.registerResource(
    'static-binary',
    'test://static-binary',
    { mimeType: 'image/png', description: 'A pixel.' },
    ({ href }) => ({
      contents: [{ uri: href, mimeType: 'image/png', blob: png }],
    }),
  )
  server.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    { mimeType: 'application/json', description: 'By id.' },
    ({ href }, { id }) => ({
      contents: [
        {
          uri: href,
          mimeType: 'application/json',
          text: JSON.stringify({ id, templateTest: true }),
        },
      ],
    }),
  )
}

function prompts(server: McpServer): void {
  const message = (content: object) => ({
    role: 'user' as const,
    content: content as ReturnType<typeof text>,
  })
  const prompt = (...contents: object[]) => ({ messages: contents.map(message) })
  server.registerPrompt('test_simple_prompt', { description: 'Simple.' }, () =>
    prompt(text('This is a simple prompt for testing.')),
  )
  server.registerPrompt(
    'test_prompt_with_arguments',
    {
      description: 'With arguments.',
      argsSchema: z.object({
        arg1: completable(z.string(), (value) => [`${value}1`]),
        arg2: z.string(),
      }),
    },
    ({ arg1, arg2 }) => prompt(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  )
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource.', argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) =>
      prompt(
        {
          type: 'resource',
          resource: { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' },
        },
        text('Please process the embedded resource above.'),
      ),
  )
  server.registerPrompt('test_prompt_with_image', { description: 'With an image.' }, () =>
    prompt(image, text('Please analyze the image above.')),
  )
}

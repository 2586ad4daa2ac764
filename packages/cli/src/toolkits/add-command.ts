import { defineCommand } from '../command.ts'
import { documentOptions, keyOption, writeOptions } from './import-options.ts'

/** `maillon toolkits add openapi` */
export const addOpenApiCommand = defineCommand({
  name: 'openapi',
  summary: 'makes a toolkit of an OpenAPI, Swagger 2.0 or Google discovery document',
  operands: { source: { about: 'a file, a folder, or an https URL' } },
  options: {
    auth: {
      value: 'HOW',
      about:
        'bearer, none, or one of the document’s security schemes; several that belong together with +',
    },
    'key-prefix': {
      value: 'TEXT',
      about: 'what stands before a key in its header, where the document does not say it',
    },
    ...documentOptions,
    ...writeOptions,
  },
  examples: [
    'maillon toolkits add openapi openapi.yaml',
    'maillon toolkits add openapi https://api.acme.com/openapi.json --slug acme --only "GET *"',
  ],
  see: ['maillon toolkits update', 'maillon types', 'docs/importing.md'],
  run: async ({ source }, given, { phases }) =>
    (await import('./import-document.ts')).importDocument(source, given, { phases }),
})

/** `maillon toolkits add graphql` */
export const addGraphQlCommand = defineCommand({
  name: 'graphql',
  summary: 'makes a toolkit of a GraphQL schema',
  operands: {
    source: {
      about:
        'an https endpoint that tells its schema, a file of SDL or of what introspection answered, or a folder of such files',
    },
  },
  options: {
    'base-url': { value: 'URL', about: 'the endpoint, where it is not the source' },
    auth: { value: 'HOW', about: 'bearer for a token that people paste, or none' },
    header: { value: 'NAME', about: 'a key that people paste, in this header' },
    'key-prefix': { value: 'TEXT', about: 'what stands before the key in its header' },
    ...keyOption,
    only: {
      value: 'PATTERN',
      several: true,
      about:
        'fields by name, as in "Query.issues", or all of a kind: query, mutation; several times',
    },
    deprecated: { about: 'deprecated fields too' },
    ...writeOptions,
  },
  examples: [
    'maillon toolkits add graphql https://api.acme.com/graphql --auth bearer',
    'maillon toolkits add graphql schema.graphql --base-url https://api.acme.com/graphql',
  ],
  see: ['maillon toolkits update', 'docs/importing.md'],
  run: async ({ source }, given, { phases }) =>
    (await import('./add-graphql.ts')).addGraphQl(source, given, phases),
})

/** `maillon toolkits add mcp` */
export const addMcpCommand = defineCommand({
  name: 'mcp',
  summary:
    'makes a toolkit of an MCP server’s tools, each pinned to what the server says of it now',
  operands: { url: { optional: true, about: 'the server’s address' } },
  rest: 'COMMAND…',
  options: {
    auth: {
      value: 'HOW',
      about: 'bearer for a token that people paste, or none; as the server says when left out',
    },
    'public-url': {
      value: 'URL',
      about: 'where browsers reach your engine, for OAuth; MAILLON_PUBLIC_URL when left out',
    },
    'client-id': {
      value: 'ID',
      about: 'an OAuth client of yours, where the server registers none',
    },
    header: { value: 'NAME', about: 'a key that people paste, in this header' },
    env: {
      value: 'NAME',
      several: true,
      about: 'a variable of the environment that a command gets; several times',
    },
    key: {
      value: 'NAME',
      about: 'people paste a key, which a command gets in this variable, in a process of their own',
    },
    yes: { about: 'runs the command without asking' },
    only: {
      value: 'PATTERN',
      several: true,
      about: 'tools by name; * stands for anything; several times',
    },
    'trust-hints': {
      about: 'believes the server which of its tools read, and which destroy; else all may destroy',
    },
    ...writeOptions,
  },
  examples: [
    'maillon toolkits add mcp https://mcp.acme.com/mcp',
    'maillon toolkits add mcp --slug files -- npx -y @acme/files-mcp@1.2.3 /data',
  ],
  see: ['maillon toolkits approve', 'docs/importing.md'],
  run: async ({ url }, given, { rest: command, phases }) =>
    (await import('./add-mcp.ts')).addMcp({ url, command }, given, { phases }),
})

/** `maillon toolkits add …` */
export const addCommand = defineCommand({
  name: 'add',
  summary: 'makes a toolkit of a service’s API document, or of another one',
  about:
    'Makes a toolkit of a service’s API document, connected as the service is. Of a document, schema or server of your own: maillon toolkits add openapi, graphql or mcp.',
  operands: { service: { about: 'the service’s slug, as maillon toolkits list tells it' } },
  options: {
    document: {
      value: 'SOURCE',
      about: 'a file, or an https URL, where the document cannot be reached by itself',
    },
    ...documentOptions,
    ...writeOptions,
  },
  examples: ['maillon toolkits add asana', 'maillon toolkits add openapi openapi.yaml'],
  see: ['maillon toolkits list', 'docs/importing.md', 'docs/services.md'],
  commands: [addOpenApiCommand, addGraphQlCommand, addMcpCommand],
  run: async ({ service }, given, { phases }) =>
    (await import('./add-service.ts')).addService(service, given, { phases }),
})

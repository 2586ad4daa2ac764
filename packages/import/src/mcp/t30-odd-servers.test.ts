import type { Upstream } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import type { McpCall } from '../toolkit-file.ts'
import { approveListing } from './approve-listing.ts'
import { callServer } from './call-server.ts'
import { listServer } from './list-server.ts'
import { url } from './mcp-server.contract.ts'
import { newServerFile } from './new-server-file.ts'
import { deep, type Dialect, dialects, type Odd, oddServer } from './odd-server.contract.ts'

const inputSchema = { type: 'object' }
const sound = { name: 'add_note', description: 'Adds a note.', inputSchema }
const last = { name: 'last', inputSchema }
const started = newServerFile({ url, slug: 'notes', auth: { scheme: 'NO_AUTH' } })
/** What no text that a model reads may have: a validator's own words. */
const dump = /invalid_|expected|zod|ajv|Error:|"code"|"path"|undefined|\[object/i

const listing = async (dialect: Dialect, odd: Odd) =>
  listServer({ url, toolkit: 'Notes', exchange: oddServer(dialect, odd).exchange })

/** Calls the sound tool of a server, as it was approved. */
async function call(dialect: Dialect, odd: Odd) {
  const { file } = approveListing(started, { name: '', description: '', tools: [sound] })
  const { exchange, calls } = oddServer(dialect, { tools: [sound], ...odd })
  const upstream = { exchange, keepFile: () => Promise.reject(new Error('no files')) }
  const answer = await callServer({
    slug: 'NOTES_ADD_NOTE',
    toolkit: 'Notes',
    url,
    call: file.tools[0]?.call as McpCall,
    schema: {},
    input: {},
    upstream: upstream as unknown as Upstream,
  }).catch((error: unknown) => error)
  return { answer, calls }
}

/** What a server may list beside its sound tools, and what is told of it. */
const malformed: [string, unknown, string][] = [
  ['nothing', null, 'It is no object.'],
  ['a text', 'add_note', 'It is no object.'],
  ['a list', [], 'It is no object.'],
  ['no name', { inputSchema }, 'Its name is no text.'],
  ['an empty name', { name: '', inputSchema }, 'Its name is no text.'],
  ['a number as its name', { name: 7, inputSchema }, 'Its name is no text.'],
  ['no inputSchema', { name: 'odd' }, 'odd: Its inputSchema is no object.'],
  ['a list as its inputSchema', { name: 'odd', inputSchema: [] }, 'odd: Its inputSchema'],
  ['true as its inputSchema', { name: 'odd', inputSchema: true }, 'odd: Its inputSchema'],
  ['an inputSchema of no type', { name: 'odd', inputSchema: {} }, 'odd: Its inputSchema'],
  ['one of a list', { name: 'odd', inputSchema: { type: 'array' } }, 'odd: Its inputSchema'],
  [
    'one of types',
    { name: 'odd', inputSchema: { type: ['object', 'null'] } },
    'odd: Its inputSchema',
  ],
  [
    'properties that are a list',
    { name: 'odd', inputSchema: { ...inputSchema, properties: ['a'] } },
    'odd: The properties',
  ],
  [
    'required that is a text',
    { name: 'odd', inputSchema: { ...inputSchema, required: 'a' } },
    'odd: What its inputSchema requires',
  ],
  ['a title of another type', { ...last, name: 'odd', title: 7 }, 'odd: Its title'],
  [
    'a description of another type',
    { ...last, name: 'odd', description: {} },
    'odd: Its description',
  ],
  ['annotations that are none', { ...last, name: 'odd', annotations: [] }, 'odd: Its annotations'],
  [
    'a hint that is a text',
    { ...last, name: 'odd', annotations: { readOnlyHint: 'yes' } },
    'odd: Its readOnlyHint',
  ],
  ['an outputSchema that is none', { ...last, name: 'odd', outputSchema: 'x' }, 'odd: Its outputS'],
  ['a _meta that is none', { ...last, name: 'odd', _meta: 1 }, 'odd: Its _meta'],
  [
    'a schema without end',
    { name: 'odd', inputSchema: { ...inputSchema, properties: { deep } } },
    'odd: It is nested too deep.',
  ],
  [
    'definitions that name each other',
    {
      name: 'odd',
      inputSchema: {
        ...inputSchema,
        properties: { a: { $ref: '#/$defs/b' } },
        $defs: { b: { $ref: '#/$defs/c' }, c: { $ref: '#/$defs/b' } },
      },
    },
    'odd: "#/$defs/b" leads round in a circle.',
  ],
  ['a name that hides', { name: 'od\u{200B}d\u{E0041}' }, 'od d: Its inputSchema'],
]

test.each(malformed)(
  'a tool that has %s is told by name and left out, and the others stay',
  async (_, odd, told) => {
    for (const dialect of dialects) {
      const { file, problems } = approveListing(
        started,
        await listing(dialect, { tools: [sound, odd, last] }),
      )
      expect(file.tools.map(({ slug }) => slug)).toEqual(['NOTES_ADD_NOTE', 'NOTES_LAST'])
      expect(problems).toEqual([{ at: '/tools/1', message: expect.stringContaining(told) }])
      expect(JSON.stringify(problems)).not.toMatch(dump)
      // Nor does it keep anybody from the one that was approved.
      expect(await call(dialect, { tools: [odd, sound] })).toMatchObject({ calls: ['add_note'] })
    }
  },
)

const odd = (change: object) => ({ ...last, name: 'odd', ...change })
const withProperties = (text: string) => ({
  name: 'odd',
  inputSchema: JSON.parse(`{"type":"object",${text}}`),
})

test.each<[string, unknown]>([
  ['null for what it does not say', odd({ title: null, description: null, annotations: null })],
  ['null for a hint', odd({ annotations: { readOnlyHint: null, title: null } })],
  [
    'an outputSchema that no validator compiles',
    odd({ outputSchema: { type: 'nonsense', $ref: 7 } }),
  ],
  ['an outputSchema that names itself', odd({ outputSchema: { $ref: '#' } })],
  ['an argument that names the whole', withProperties('"properties":{"a":{"$ref":"#"}}')],
  [
    'names of the prototype',
    withProperties('"properties":{"__proto__":{"type":"string"},"constructor":{}}'),
  ],
  ['facts that nobody knows', odd({ icons: 7, execution: 'x', more: [] })],
])('a tool that has %s is taken', async (_, tool) => {
  for (const dialect of dialects) {
    const { file, problems } = approveListing(
      started,
      await listing(dialect, { tools: [sound, tool] }),
    )
    expect(problems).toEqual([])
    expect(file.tools.map(({ slug }) => slug)).toEqual(['NOTES_ADD_NOTE', 'NOTES_ODD'])
  }
})

test.each(['__proto__', 'constructor', 'toString'])('a tool may be called %s', async (name) => {
  const tools = [sound, JSON.parse(JSON.stringify({ ...last, name }))]
  for (const dialect of dialects)
    expect(approveListing(started, await listing(dialect, { tools })).file.tools).toHaveLength(2)
})

test('two tools of one name are told and left out, whichever of them is sound', async () => {
  for (const [dialect, twin] of dialects.map(
    (one, index) => [one, [sound, { ...sound, inputSchema: 7 }][index % 2]] as const,
  )) {
    const tools = [sound, twin, last]
    const { file, problems } = approveListing(started, await listing(dialect, { tools }))
    expect(file.tools.map(({ slug }) => slug)).toEqual(['NOTES_LAST'])
    expect(problems.map(({ at }) => at)).toEqual(['/tools/0', '/tools/1'])
    const { answer, calls } = await call(dialect, { tools })
    expect([answer, calls]).toMatchObject([{ code: 'tool_quarantined' }, []])
  }
})

test('an approved tool that became malformed is not called', async () => {
  for (const dialect of dialects)
    for (const change of [
      { inputSchema: 7 },
      { annotations: 'x' },
      { inputSchema: { ...inputSchema, properties: { deep } } },
    ]) {
      const { answer, calls } = await call(dialect, { tools: [{ ...sound, ...change }] })
      expect([answer, calls]).toMatchObject([{ code: 'tool_quarantined' }, []])
    }
})

test.each<[string, Odd]>([
  ['a list that is none', { tools: { add_note: sound } as never }],
  ['no list', { list: { result: { resultType: 'complete' } } }],
  ['a text', { list: { result: 'tools' } }],
  ['neither a result nor an error', { list: {} }],
  ['an error that is none', { list: { error: 'no' } }],
])('a server that lists %s is told so in a sentence', async (_, how) => {
  for (const dialect of dialects) {
    const error = await listing(dialect, how).catch((one: unknown) => one)
    expect(error).toMatchObject({ code: 'upstream_error' })
    expect((error as Error).message).toMatch(/^Notes: .{10,120}\.$/)
    expect((error as Error).message).not.toMatch(dump)
  }
})

test('a cursor that is none ends the list', async () => {
  for (const dialect of dialects)
    for (const nextCursor of [7, null, {}, false])
      expect(
        await listing(dialect, {
          list: { result: { resultType: 'complete', tools: [sound], nextCursor } },
        }),
      ).toMatchObject({ tools: [sound] })
})

const result = (answer: unknown): Odd => ({ call: { result: answer } })
const done = (answer: object) => result({ resultType: 'complete', ...answer })
const text = (words: unknown) => ({ type: 'text', text: words })
const leftOut = (type: string) => ({ type, reason: expect.stringContaining('cannot be read') })

test.each<[string, Odd, unknown]>([
  ['no content', done({ structuredContent: { a: 1 } }), { a: 1 }],
  ['null as content', done({ content: null, structuredContent: { a: 1 } }), { a: 1 }],
  ['one part in place of a list', done({ content: text('hi') }), { text: 'hi' }],
  ['a text as content', done({ content: 'hi' }), { text: 'hi' }],
  ['parts that are texts', done({ content: ['hi', 'there'] }), { text: 'hi\n\nthere' }],
  [
    'a kind that nobody knows',
    done({ content: [text('hi'), { type: 'hologram' }] }),
    { text: 'hi', left_out: [leftOut('hologram')] },
  ],
  [
    'parts that are none',
    done({ content: [null, 7, [], {}, text('hi')] }),
    { text: 'hi', left_out: Array(4).fill(leftOut('unknown')) },
  ],
  ['a text that is none', done({ content: [text(7)] }), { text: '', left_out: [leftOut('text')] }],
  [
    'an image without data',
    done({ content: [{ type: 'image' }] }),
    { text: '', left_out: [leftOut('image')] },
  ],
  [
    'a resource that is none',
    done({ content: [{ type: 'resource', resource: 'x' }] }),
    { text: '', left_out: [leftOut('resource')] },
  ],
  [
    'a link to nowhere',
    done({ content: [{ type: 'resource_link' }] }),
    { text: '', left_out: [leftOut('resource_link')] },
  ],
  [
    'a link without a name',
    done({ content: [{ type: 'resource_link', uri: 'a:b' }] }),
    { text: 'a:b: a:b' },
  ],
  ['a list as structured content', done({ content: [], structuredContent: [1] }), { result: [1] }],
  ['a text as structured content', done({ content: [], structuredContent: 'x' }), { result: 'x' }],
  [
    'null as structured content',
    done({ content: [text('x')], structuredContent: null }),
    { text: 'x' },
  ],
  ['isError that is null', done({ content: [text('x')], isError: null }), { text: 'x' }],
  [
    'an annotation that is none',
    done({ content: [{ ...text('x'), annotations: 7, _meta: 'x' }] }),
    { text: 'x' },
  ],
  ['_meta that is none', done({ content: [text('x')], _meta: 7 }), { text: 'x' }],
  ['no word of its kind', result({ content: [text('x')] }), { text: 'x' }],
])('an answer that has %s is read as far as it can be', async (_, how, expected) => {
  for (const dialect of dialects) expect((await call(dialect, how)).answer).toEqual(expected)
})

test('what an answer says against the tool’s own outputSchema is passed on', async () => {
  const tool = {
    ...sound,
    outputSchema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
  }
  const { file } = approveListing(started, { name: '', description: '', tools: [tool] })
  const answers: [object, object][] = [
    [{ content: [], structuredContent: { id: 'x' } }, { id: 'x' }],
    [{ content: [text('done')] }, { text: 'done' }],
  ]
  for (const dialect of dialects)
    for (const [answer, expected] of answers) {
      const { exchange } = oddServer(dialect, { tools: [tool], ...done(answer) })
      const request = {
        slug: 'NOTES_ADD_NOTE',
        toolkit: 'Notes',
        url,
        call: file.tools[0]?.call as McpCall,
      }
      const upstream = { exchange } as unknown as Upstream
      expect(await callServer({ ...request, schema: {}, input: {}, upstream })).toEqual(expected)
    }
})

const zod = (head: string) =>
  `${head}: ${JSON.stringify([{ code: 'invalid_type', expected: 'string', path: ['text'], message: 'Required' }], null, 2)}`

test.each<[string, Odd, string]>([
  ['true', done({ content: [text('No.')], isError: true }), 'Notes: No.'],
  ['a text', done({ content: [text('No.')], isError: 'true' }), 'Notes: No.'],
  ['a number', done({ content: [text('No.')], isError: 1 }), 'Notes: No.'],
  ['an object', done({ isError: { code: 1 } }), 'Notes: The tool failed, and did not say why.'],
  [
    'true, and data',
    done({ isError: true, structuredContent: { why: 'full' } }),
    'Notes: {"why":"full"}',
  ],
  [
    'true, and all that a validator found',
    done({ isError: true, content: [text(zod('Invalid arguments for tool x'))] }),
    'Notes: Invalid arguments for tool x: text: Required',
  ],
])('an answer whose isError is %s is an error with its words', async (_, how, message) => {
  for (const dialect of dialects)
    expect((await call(dialect, how)).answer).toMatchObject({ code: 'upstream_error', message })
})

test.each<[string, Odd, string]>([
  [
    'all that a validator found',
    { call: { error: { code: -32602, message: zod('MCP error -32602') } } },
    'Notes: MCP error -32602: text: Required',
  ],
  [
    'half of that',
    { call: { error: { code: -32602, message: zod('Invalid arguments').slice(0, 60) } } },
    'Notes: Invalid arguments',
  ],
  [
    'a list in its words',
    { call: { error: { code: -32602, message: 'Try [{"a":1}].' } } },
    'Notes: Try [{"a":1}].',
  ],
])('a refusal that has %s is told in short', async (_, how, message) => {
  for (const dialect of dialects)
    expect((await call(dialect, how)).answer).toMatchObject({ code: 'upstream_error', message })
})

test.each<[string, Odd]>([
  ['a text', result('done')],
  ['a list', result([])],
  ['null', result(null)],
  ['nothing that it says', done({})],
  ['a kind of answer that nobody knows', result({ resultType: 'hologram', content: [] })],
  ['a kind that is no text', result({ resultType: 7, content: [] })],
  ['a task that nobody asked for', result({ resultType: 'task', taskId: 'x' })],
  ['neither a result nor an error', { call: {} }],
  ['an error that is none', { call: { error: 'no' } }],
  ['an error without a code', { call: { error: { message: 'no' } } }],
  ['another protocol', { call: { jsonrpc: '1.0', result: { content: [] } } }],
])('a call that is answered with %s may have happened, and is told so', async (_, how) => {
  for (const dialect of dialects) {
    const { answer, calls } = await call(dialect, how)
    expect(calls).toEqual(['add_note'])
    expect(answer).toMatchObject({
      code: 'outcome_unknown',
      message: 'Notes answered the call in a way that cannot be read.',
    })
  }
})

test('a response to another number is that to the only request', async () => {
  for (const dialect of dialects)
    for (const id of [null, '0', 99]) {
      const { answer } = await call(dialect, {
        call: { id, result: { resultType: 'complete', content: [text('x')] } },
      })
      expect(answer).toEqual({ text: 'x' })
    }
})

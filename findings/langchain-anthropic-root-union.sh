#!/usr/bin/env bash
# Guess: a tool whose JSON Schema has `anyOf` beside `type: object` at its root goes to Anthropic's API as it is written.
# Instead: the tool is left out, without an error or a warning: the request's `tools` is an empty list.
#
# Seen with @langchain/anthropic 1.5.11 and @langchain/core 1.4.0 on Node 24. The request ends at a server on loopback.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --save-exact @langchain/anthropic@1.5.11 @langchain/core@1.4.0
node -p "'@langchain/anthropic ' + require('./node_modules/@langchain/anthropic/package.json').version"

cat > union.mjs <<'END'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { ChatAnthropic } from '@langchain/anthropic'
import { tool } from '@langchain/core/tools'

const bodies = []
const server = createServer(async (request, response) => {
  const chunks = await request.toArray()
  bodies.push(JSON.parse(Buffer.concat(chunks)))
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'any', stop_reason: 'end_turn' }
  const content = [{ type: 'text', text: 'Hello.' }]
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ ...message, content, usage: { input_tokens: 1, output_tokens: 1 } }))
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const anthropicApiUrl = `http://127.0.0.1:${server.address().port}`
const model = new ChatAnthropic({ model: 'claude-any', apiKey: 'none', anthropicApiUrl, maxRetries: 0 })

const properties = { id: { type: 'string' }, email: { type: 'string' } }
const plain = { type: 'object', properties }
const union = { ...plain, anyOf: [{ required: ['id'] }, { required: ['email'] }] }
for (const schema of [plain, union]) {
  const lookUp = tool(() => 'found', { name: 'look_up', description: 'Looks up.', schema })
  await model.bindTools([lookUp]).invoke('Hi.')
}
server.close()

const sent = bodies.map(({ tools }) => tools?.map(({ name }) => name) ?? 'none')
console.log('without a union at the root:', sent[0], 'with one:', sent[1])
if (JSON.stringify(sent) !== '[["look_up"],[]]') process.exitCode = 1
END
node union.mjs

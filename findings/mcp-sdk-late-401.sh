#!/usr/bin/env bash
# Guess: when a token expires under two requests at once and the client refreshes it, both requests are sent again with the new token.
# Instead: a request whose 401 arrives after the other's refresh, and before the other's answer, fails with "Server returned 401 after successful authentication", though the new token was never tried for it.
#
# Seen with @modelcontextprotocol/sdk 1.32.2 (Client and StreamableHTTPClientTransport with an OAuthClientProvider). That an
# authorization was just completed is remembered for the transport, not for the request. A 401 that arrives after the other's
# answer is served: the request is sent again and succeeds.
# The server waits for events and not for time: it holds the second request's 401 until the refresh is done.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @modelcontextprotocol/sdk@1.32.2

cat > finding.js <<'EOF'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const name = '@modelcontextprotocol/sdk'
console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version)

/** Two calls under one expired token; `late` says when the second's 401 is sent. */
async function callTwice(late) {
  const log = []
  let valid = 'token-1'
  let refreshes = 0
  const refused = Promise.withResolvers()
  const retried = Promise.withResolvers()
  const firstAnswered = Promise.withResolvers()
  const secondSettled = Promise.withResolvers()

  const server = createServer(async (request, response) => {
    const json = (status, body, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    let text = ''
    for await (const part of request) text += part
    if (request.url === '/.well-known/oauth-protected-resource/mcp')
      return json(200, { resource: `${origin}/mcp`, authorization_servers: [origin] })
    if (request.url === '/.well-known/oauth-authorization-server')
      return json(200, {
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'],
      })
    if (request.url === '/token') {
      refreshes += 1
      valid = `token-${refreshes + 1}`
      log.push(`refreshed: ${valid}`)
      return json(200, {
        access_token: valid,
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: `refresh-${refreshes + 1}`,
      })
    }
    if (request.url !== '/mcp' || request.method !== 'POST') return response.writeHead(405).end()

    const message = JSON.parse(text)
    const call = message.params?.name
    const token = request.headers.authorization?.slice('Bearer '.length)
    if (token !== valid) {
      if (call === 'first') await refused.promise
      if (call === 'second') {
        refused.resolve() // both are on their way with the old token
        await (late === 'before the answer' ? retried : firstAnswered).promise
      }
      log.push(`${call} ${token}: 401`)
      const resource = `${origin}/.well-known/oauth-protected-resource/mcp`
      const challenge = `Bearer error="invalid_token", resource_metadata="${resource}"`
      return json(401, { error: 'invalid_token' }, { 'www-authenticate': challenge })
    }
    const answer = (result) => json(200, { jsonrpc: '2.0', id: message.id, result })
    if (message.method === 'initialize')
      return answer({
        protocolVersion: message.params.protocolVersion,
        capabilities: { tools: {} },
        serverInfo: { name: 'local', version: '1.0.0' },
      })
    if (message.method !== 'tools/call') return response.writeHead(202).end()
    if (call === 'first' && late === 'before the answer') {
      retried.resolve()
      await secondSettled.promise
    }
    log.push(`${call} ${token}: 200`)
    answer({ content: [{ type: 'text', text: call }] })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${server.address().port}`

  let tokens = { access_token: valid, token_type: 'Bearer', refresh_token: 'refresh-1', issuer: origin }
  const authProvider = {
    redirectUrl: 'http://127.0.0.1/callback',
    clientMetadata: { client_name: 'local', redirect_uris: ['http://127.0.0.1/callback'] },
    clientInformation: () => ({ client_id: 'local', issuer: origin }),
    tokens: () => tokens,
    saveTokens: (saved) => {
      tokens = saved
    },
    redirectToAuthorization: () => assert.fail('Nobody has to log in.'),
    saveCodeVerifier: () => assert.fail('Nobody has to log in.'),
    codeVerifier: () => assert.fail('Nobody has to log in.'),
  }
  const client = new Client({ name: 'local', version: '1.0.0' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`), { authProvider }))
  const call = (tool) =>
    client.callTool({ name: tool }).then(
      ({ content: [{ text }] }) => `answered ${text}`,
      ({ message }) => message,
    )

  valid = 'none, until the refresh'
  const first = call('first')
  const second = call('second')
  first.then(firstAnswered.resolve)
  second.then(secondSettled.resolve)
  const said = { first: await first, second: await second, again: await call('second') }
  await client.close()
  server.close()
  server.closeAllConnections()
  console.log(`the second 401 ${late}:`, JSON.stringify({ ...said, log }, null, 2))
  return { ...said, log }
}

const after = await callTwice('after the answer')
assert.deepEqual([after.first, after.second], ['answered first', 'answered second'])

const before = await callTwice('before the answer')
assert.equal(before.first, 'answered first')
assert.match(before.second, /Server returned 401 after successful authentication/)
// The refresh had succeeded, the second call never had its token, and with it the same call succeeds.
assert.equal(before.again, 'answered second')
assert.deepEqual(before.log, [
  'first token-1: 401',
  'refreshed: token-2',
  'second token-1: 401',
  'first token-2: 200',
  'second token-2: 200',
])
EOF
node finding.js
echo 'As written: the late 401 fails one call, though the refresh succeeded.'

#!/usr/bin/env bash
# Guess: a fileAttachment whose contentBytes is set is sent with its bytes.
# Instead: the SDK sends it without them and without an error; under additionalData the very same member is sent.
#
# Seen with @microsoft/msgraph-sdk and @microsoft/msgraph-sdk-users 1.0.0-preview.90. Graph wants contentBytes of a
# fileAttachment in base64 (https://learn.microsoft.com/graph/api/message-post-attachments).
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact \
  @microsoft/msgraph-sdk@1.0.0-preview.90 @microsoft/msgraph-sdk-users@1.0.0-preview.90 \
  @microsoft/kiota-abstractions@1.0.0-preview.109
node -p "'msgraph-sdk ' + require('./node_modules/@microsoft/msgraph-sdk/package.json').version"

cat > attach.mjs <<'END'
import { AnonymousAuthenticationProvider } from '@microsoft/kiota-abstractions'
import { GraphRequestAdapter } from '@microsoft/msgraph-sdk'
import { createUsersServiceClient } from '@microsoft/msgraph-sdk-users'

const sent = []
globalThis.fetch = async (_url, { body }) => {
  sent.push(Object.keys(JSON.parse(Buffer.from(body).toString())))
  return new Response('{}', { status: 201, headers: { 'content-type': 'application/json' } })
}
const adapter = new GraphRequestAdapter(new AnonymousAuthenticationProvider())
const { attachments } = createUsersServiceClient(adapter).users.byUserId('ada').messages.byMessageId('1')
const file = { odataType: '#microsoft.graph.fileAttachment', name: 'a.txt' }
// An ArrayBuffer, as its type says.
const contentBytes = new TextEncoder().encode('hello').buffer
await attachments.post({ ...file, contentBytes })
const text = Buffer.from(contentBytes).toString('base64')
await attachments.post({ ...file, additionalData: { contentBytes: text } })
const [typed, additional] = sent
console.log('as the member that the types name:', typed.join(' '))
console.log('under additionalData:', additional.join(' '))
if (typed.includes('contentBytes') || !additional.includes('contentBytes')) process.exitCode = 1
END
node attach.mjs
echo 'As written: the bytes of a typed attachment are not sent.'

#!/usr/bin/env bash
# Guess: a value given with `new Command({ resume: value })` answers one `interrupt()`, and a later `invoke(null, config)` only goes on and stops at the next question.
# Instead: the value stays in the checkpoint's pending writes after it was used, and `invoke(null, config)` gives it to the next `interrupt()` of the same task.
#
# Seen with @langchain/langgraph 1.7.3, @langchain/core 1.4.0. One node asks for a colour and then for a size. The colour is
# answered "red", nobody answers the size, and the node ends with the colour "red" and the size "red".
# An answer by the interrupt's id is used once: there, `invoke(null, config)` stops at the size.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact \
  @langchain/langgraph@1.7.3 @langchain/core@1.4.0

cat > finding.js <<'EOF'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Annotation, Command, interrupt, MemorySaver, StateGraph } from '@langchain/langgraph'

for (const name of ['@langchain/langgraph', '@langchain/core'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version)

/** A graph whose one node asks two questions, and its answer to the first. */
async function answerColour(toResume) {
  const saver = new MemorySaver()
  const config = { configurable: { thread_id: '1' } }
  const graph = new StateGraph(Annotation.Root({ colour: Annotation(), size: Annotation() }))
    .addNode('ask', () => ({ colour: interrupt('Which colour?'), size: interrupt('Which size?') }))
    .addEdge('__start__', 'ask')
    .compile({ checkpointer: saver })

  const [first] = (await graph.invoke({}, config)).__interrupt__
  assert.equal(first.value, 'Which colour?')
  const [second] = (await graph.invoke(new Command({ resume: toResume(first) }), config)).__interrupt__
  assert.equal(second.value, 'Which size?')

  const { pendingWrites } = await saver.getTuple(config)
  const nobody = '00000000-0000-0000-0000-000000000000'
  const kept = pendingWrites
    .filter(([task, channel]) => task === nobody && channel === '__resume__')
    .map(([, , value]) => value)
  return { kept, after: await graph.invoke(null, config) }
}

const byId = await answerColour((question) => ({ [question.id]: 'red' }))
console.log('answered by id:', JSON.stringify(byId))
assert.deepEqual(byId.kept, [])
assert.equal(byId.after.__interrupt__?.[0].value, 'Which size?')

const bare = await answerColour(() => 'red')
console.log('answered with a bare value:', JSON.stringify(bare))
assert.deepEqual(bare, { kept: ['red'], after: { colour: 'red', size: 'red' } })
EOF
node finding.js
echo 'As written: one bare answer was given to two questions.'

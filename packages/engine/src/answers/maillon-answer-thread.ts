// Reads large answers in a thread of its own: one at a time, handed over piece by piece as the other side asks.
import { constants, setPriority } from 'node:os'
import { platform } from 'node:process'
import { type MessagePort, parentPort } from 'node:worker_threads'
import { scrubAnswer } from '../secrets/scrub-answer.ts'
import { createScrubber } from '../secrets/scrubber.ts'
import { isTooDeep } from './is-too-deep.ts'
import { cut } from './pieces.ts'
import type { FromWorker, ToWorker } from './reading-thread.ts'

let answer: Iterator<FromWorker> | undefined

// Whoever only imports it gets nothing of this.
if (parentPort) start(parentPort)

function start(port: MessagePort): void {
  // Whoever waits for something short goes first. Elsewhere this would be about the whole process.
  if (platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  port.on('message', (message: ToWorker) => {
    if (message.kind === 'read') answer = read(message)
    port.postMessage(next())
  })
  port.postMessage('ready')
}

function next(): FromWorker {
  try {
    return (answer?.next().value as FromWorker | undefined) ?? { kind: 'done' }
  } catch {
    // What went wrong is left out: it may quote the answer.
    return { kind: 'failed' }
  }
}

function* read({ body, secrets }: ToWorker & { kind: 'read' }): Generator<FromWorker> {
  const scrubbed = scrubAnswer(body, createScrubber(secrets))
  yield { kind: 'body', body: scrubbed.body }
  if (isTooDeep(scrubbed.value)) {
    yield { kind: 'too deep' }
    return
  }
  for (const piece of cut(scrubbed.value)) yield { kind: 'piece', piece }
}

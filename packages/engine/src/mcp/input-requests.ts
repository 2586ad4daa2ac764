import {
  type ClientCapabilities,
  type InputRequests,
  inputRequired,
} from '@modelcontextprotocol/server'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Wait } from './waits.ts'

/** Longer arguments cannot be shown, and what cannot be read cannot be approved here. */
const maxShown = 4_000

/** What a client is asked to show its user, for those waits that it can show. */
export function inputRequests(
  catalogue: Catalogue,
  waits: readonly Wait[],
  elicitation: ClientCapabilities['elicitation'],
): InputRequests {
  const requests = waits.flatMap((wait) => {
    const request =
      wait.kind === 'connect'
        ? toConnect(catalogue, wait, elicitation)
        : toApprove(wait, elicitation)
    return request ? [[wait.key, request] as const] : []
  })
  return Object.fromEntries(requests)
}

/** Why a person is asked to open a link. */
export function connectMessage(catalogue: Catalogue, { toolkit }: { toolkit: string }): string {
  const name = catalogue.hasToolkit(toolkit) ? catalogue.toolkit(toolkit).name : toolkit
  return `Connect your ${name} account, so that the assistant can go on.`
}

function toConnect(
  catalogue: Catalogue,
  wait: Wait & { kind: 'connect' },
  elicitation: ClientCapabilities['elicitation'],
) {
  if (!elicitation?.url) return undefined
  return inputRequired.elicitUrl({ message: connectMessage(catalogue, wait), url: wait.url })
}

function toApprove(
  { slug, arguments: input }: Wait & { kind: 'approve' },
  elicitation: ClientCapabilities['elicitation'],
) {
  // A client that names no mode has forms.
  const hasForms = elicitation && (elicitation.form || !elicitation.url)
  const shown = visible(JSON.stringify(input, null, 2))
  if (!hasForms || shown.length > maxShown) return undefined
  return inputRequired.elicit({
    message: `Allow the assistant to run ${slug} with this?\n${shown}`,
    requestedSchema: {
      type: 'object',
      properties: {
        approve: { type: 'boolean', title: 'Allow', description: 'Runs this call, once.' },
      },
      required: ['approve'],
    },
  })
}

/** Characters that turn or hide text are spelled out, as JSON may spell any. */
function visible(text: string): string {
  return text.replace(hidden, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}

/** Format and control characters, those of no script, ends of lines that JSON leaves, and letters without a shape. */
const hidden = /[\u007f-\u009f\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu

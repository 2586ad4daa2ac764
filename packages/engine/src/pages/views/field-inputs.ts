import type { Field } from '@maillon/core/toolkit'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'

/** A field as a form shows it. */
export interface ShownField extends Field {
  /** By which its template knows it; the form posts it by that name. */
  name: string
  /** What stands there already; never a secret. */
  value?: string | undefined
  /** Whether the app filled it in, for good. */
  isFixed?: boolean | undefined
}

/**
 * What of the last try was not taken, and why. The page has the words, so that no answer of a service can bring a secret
 * back; `why` is the engine's own sentence.
 */
export interface FormProblem {
  field: string
  kind: keyof typeof problems
  why?: string | undefined
}

/** The inputs of a form, each with its label, help, and what is wrong with it. They never hold a secret. */
export function fieldInputs(
  service: string,
  fields: readonly ShownField[],
  problem: FormProblem | undefined,
): Markup {
  return html`${fields.map((field) => (field.isFixed ? fixedField(field) : openField(service, field, problem)))}`
}

const fixedField = ({ label, value = '', choices = {} }: ShownField) =>
  html`<p class="fixed"><span>${label}</span> <b><bdi>${choices[value] ?? value}</bdi></b></p>
`

function openField(service: string, field: ShownField, problem: FormProblem | undefined) {
  const { name, label, help, example, secret, optional } = field
  const own = problem?.field === name ? problem : undefined
  const id = `field-${name}`
  const hints = [help && `${id}-help`, example && `${id}-example`, own && `${id}-problem`]
  const described = hints.filter(Boolean).join(' ')
  const isNeeded = !optional && field.default === undefined
  const attributes = html`id="${id}" name="${name}"${isNeeded ? html` required` : ''} autocomplete="off" autocapitalize="off" spellcheck="false"${described ? html` aria-describedby="${described}"` : ''}${own ? html` aria-invalid="true" autofocus` : ''}`
  return html`<div class="field"><label for="${id}">${label}${isNeeded || field.choices ? '' : html` <span class="hint">(optional)</span>`}</label>
${help ? html`<p class="hint" id="${id}-help">${helpText(help)}</p>` : ''}
${example ? html`<p class="hint" id="${id}-example">For example <bdi>${example}</bdi></p>` : ''}
${input(field, attributes)}
${secret ? html`<label class="reveal"><input type="checkbox" class="show"> Show<span class="unseen"> what you type</span></label>` : ''}
${own ? html`<p class="problem" id="${id}-problem">${problemText(problems[own.kind](service, label, own.why))}</p>` : ''}</div>
`
}

function input(
  { secret, multiline, choices, value, default: usual = '' }: ShownField,
  attributes: Markup,
) {
  const chosen = value ?? usual
  if (choices)
    return html`<select ${attributes}>${Object.entries(choices).map(
      ([choice, words]) =>
        html`<option value="${choice}"${choice === chosen ? html` selected` : ''}>${words}</option>`,
    )}</select>`
  const held = secret ? '' : chosen
  // Not of type password: what a person may look at while they type it is hidden by the style alone.
  const hidden = secret ? html` class="masked"` : ''
  return multiline
    ? html`<textarea ${attributes}${hidden} rows="6">${held}</textarea>`
    : html`<input type="text" ${attributes}${hidden}${held ? html` value="${held}"` : ''}>`
}

const problems = {
  missing: (_service: string, name: string) => html`Enter the <bdi>${name}</bdi> to go on.`,
  rejected: (service: string) =>
    html`<bdi>${service}</bdi> did not accept this key. Check that you copied all of it, or make a new one.`,
  unreachable: (service: string) =>
    html`<bdi>${service}</bdi> could not be asked about this key. Try again in a moment.`,
  too_long: (_service: string, name: string) =>
    html`The <bdi>${name}</bdi> is too long to be sent. Check that you copied nothing else with it.`,
  unsendable: (service: string, name: string) =>
    html`The <bdi>${name}</bdi> has a character that cannot be sent to <bdi>${service}</bdi>. Check that you copied nothing else with it.`,
  unfit: (_service: string, name: string, why?: string) =>
    html`${why ?? html`This is no <bdi>${name}</bdi>.`}`,
}

/** What is wrong, with its sign. */
export function problemText(words: Markup | string): Markup {
  return html`${warningSign}<span>${words}</span>`
}

const warningSign = html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.5h1.8v4.6H7.1V4.5Zm0 6h1.8v1.8H7.1v-1.8Z" /></svg>`

function helpText(help: string) {
  const url = URL.canParse(help) ? new URL(help) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return html`<bdi>${help}</bdi>`
  return html`<a href="${url.href}" target="_blank" rel="noopener noreferrer">Find it at <bdi>${url.host}</bdi><span class="unseen"> (opens a new window)</span></a>`
}

import type { Field } from '@maillon/core/toolkit'
import { html } from 'hono/html'
import { foreign, foreignMark, type Markup, say } from '../languages/say.ts'
import { helpText } from './help-text.ts'
import type { Look } from './look.ts'
import { type FormProblem, problemWords } from './problem-words.ts'

/** A field as a form shows it. */
export interface ShownField extends Field {
  /** By which its template knows it; the form posts it by that name. */
  name: string
  /** What stands there already; never a secret. */
  value?: string | undefined
  /** Whether the app filled it in, for good. */
  isFixed?: boolean | undefined
}

export type { FormProblem }

/** The inputs of a form, each with its label, help, and what is wrong with it. They never hold a secret. */
export function fieldInputs(
  look: Look,
  service: string,
  fields: readonly ShownField[],
  problem: FormProblem | undefined,
): Markup {
  return html`${fields.map((field) =>
    field.isFixed ? fixedField(look, field) : openField(look, service, field, problem),
  )}`
}

const fixedField = ({ language }: Look, { label, value = '', choices = {} }: ShownField) => {
  const named = choices[value]
  const shown = named === undefined ? html`<bdi>${value}</bdi>` : foreign(language, named)
  return html`<p class="fixed"><span>${foreign(language, label)}</span> <b>${shown}</b></p>
`
}

function openField(
  look: Look,
  service: string,
  field: ShownField,
  problem: FormProblem | undefined,
) {
  const { language } = look
  const texts = language.texts.field
  const { name, label, help, example, secret, optional } = field
  const own = problem?.field === name ? problem : undefined
  const id = `field-${name}`
  const hints = [help && `${id}-help`, example && `${id}-example`, own && `${id}-problem`]
  const described = hints.filter(Boolean).join(' ')
  const isNeeded = !optional && field.default === undefined
  const attributes = html`id="${id}" name="${name}"${isNeeded ? html` required` : ''} autocomplete="off" autocapitalize="off" spellcheck="false"${described ? html` aria-describedby="${described}"` : ''}${own ? html` aria-invalid="true" autofocus` : ''}`
  return html`<div class="field"><label for="${id}">${foreign(language, label)}${isNeeded || field.choices ? '' : html` <span class="hint">${texts.optional}</span>`}</label>
${help ? html`<p class="hint" id="${id}-help">${helpText(language, help)}</p>` : ''}
${example ? html`<p class="hint" id="${id}-example">${say(texts.example, { example })}</p>` : ''}
${input(look, field, attributes)}
${secret ? html`<label class="reveal"><input type="checkbox" class="show"> ${texts.show}</label>` : ''}
${own ? html`<p class="problem" id="${id}-problem">${problemText(problemWords(look, { service, field, problem: own }))}</p>` : ''}</div>
`
}

function input(
  { language }: Look,
  { secret, multiline, choices, value, default: usual = '' }: ShownField,
  attributes: Markup,
) {
  const chosen = value ?? usual
  if (choices)
    return html`<select ${attributes}>${Object.entries(choices).map(
      ([choice, words]) =>
        html`<option value="${choice}"${foreignMark(language)}${choice === chosen ? html` selected` : ''}>${words}</option>`,
    )}</select>`
  const held = secret ? '' : chosen
  // Not of type password: what a person may look at while they type it is hidden by the style alone.
  const hidden = secret ? html` class="masked"` : ''
  return multiline
    ? html`<textarea ${attributes}${hidden} rows="6">${held}</textarea>`
    : html`<input type="text" ${attributes}${hidden}${held ? html` value="${held}"` : ''}>`
}

/** What is wrong, with its sign. */
export function problemText(words: Markup | string): Markup {
  return html`${warningSign}<span>${words}</span>`
}

const warningSign = html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.5h1.8v4.6H7.1V4.5Zm0 6h1.8v1.8H7.1v-1.8Z" /></svg>`

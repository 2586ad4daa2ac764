import { html } from 'hono/html'
import { type ConsentProps, consent, hiddenToken } from './consent.ts'
import type { Markup } from './layout.ts'

export interface ApiKeyPageProps extends ConsentProps {
  /** What the service calls the key, e.g. `API key`. */
  label: string
  /** What it calls whoever types the key, where it asks for that too, e.g. `Account SID`. */
  userLabel?: string | undefined
  /** Where the person finds the key: a web address or a sentence. */
  help?: string | undefined
  /** Where Connect posts `api_key` to. */
  connectAction: string
  /** Whether the key has lines that have to be kept. */
  multiline?: boolean | undefined
  /**
   * What of the last try was not taken, and why. The page has the words, so that no answer of a service can bring the
   * key back.
   */
  problem?: { field: 'key' | 'user'; kind: keyof typeof problems } | undefined
}

/** The page that asks a person for a key of their account, as an HTML document. It never holds a key. */
export function apiKeyPage(props: ApiKeyPageProps): string {
  const { service, label, userLabel, help, multiline, connectAction, csrfToken, problem } = props
  const problemOf = (field: 'key' | 'user', name: string): FieldProblem | undefined =>
    problem?.field === field
      ? { id: `${field}-problem`, words: problems[problem.kind](service.name, name) }
      : undefined
  const keyField = {
    attributes: html`id="api-key" name="api_key"`,
    problem: problemOf('key', label),
    helpId: help && 'key-help',
  }
  return consent(props, {
    isError: problem !== undefined,
    form: html`<form method="post" action="${connectAction}">${hiddenToken(csrfToken)}
${userLabel ? userField(userLabel, problemOf('user', userLabel)) : ''}<label for="api-key">${label}</label>
${help ? html`<p class="hint" id="key-help">${helpText(help)}</p>` : ''}
${multiline ? html`<textarea ${fieldAttributes(keyField)} rows="6"></textarea>` : html`<input type="password" ${fieldAttributes(keyField)}>`}
${problemText(keyField.problem)}
<button class="primary">Connect</button></form>`,
    assurance: html`Your key is stored encrypted, and is sent to <bdi>${service.name}</bdi> only.`,
  })
}

interface FieldProblem {
  id: string
  words: Markup
}

interface Field {
  attributes: Markup
  problem: FieldProblem | undefined
  helpId?: string | undefined
}

const userField = (
  label: string,
  problem: FieldProblem | undefined,
) => html`<label for="user">${label}</label>
<input type="text" ${fieldAttributes({ attributes: html`id="user" name="user"`, problem })}>
${problemText(problem)}`

function fieldAttributes({ attributes, problem, helpId }: Field) {
  const described = [helpId, problem?.id].filter(Boolean).join(' ')
  return html`${attributes} required autocomplete="off" autocapitalize="off" spellcheck="false"${described ? html` aria-describedby="${described}"` : ''}${problem ? html` aria-invalid="true" autofocus` : ''}`
}

function problemText(problem: FieldProblem | undefined) {
  if (!problem) return ''
  return html`<p class="problem" id="${problem.id}">${warningSign}<span>${problem.words}</span></p>
`
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
}

const warningSign = html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.5h1.8v4.6H7.1V4.5Zm0 6h1.8v1.8H7.1v-1.8Z" /></svg>`

function helpText(help: string) {
  const url = URL.canParse(help) ? new URL(help) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return html`<bdi>${help}</bdi>`
  return html`<a href="${url.href}" target="_blank" rel="noopener noreferrer">Find it at <bdi>${url.host}</bdi><span class="unseen"> (opens a new window)</span></a>`
}

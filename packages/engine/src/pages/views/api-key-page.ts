import { html } from 'hono/html'
import { type ConsentProps, consent, hiddenToken } from './consent.ts'

export interface ApiKeyPageProps extends ConsentProps {
  /** What the service calls the key, e.g. `API key`. */
  label: string
  /** What it calls whoever types the key, where it asks for that too, e.g. `Account SID`. */
  userLabel?: string | undefined
  /** Where the person finds the key: a web address or a sentence. */
  help?: string | undefined
  /** Where Connect posts `api_key` to. */
  connectAction: string
  /** Why the last key was not taken. The page has the words, so that no answer of a service can bring the key back. */
  problem?: keyof typeof problems | undefined
}

/** The page that asks a person for a key of their account, as an HTML document. It never holds a key. */
export function apiKeyPage(props: ApiKeyPageProps): string {
  const { service, label, userLabel, help, connectAction, csrfToken, problem } = props
  const described = [help && 'key-help', problem && 'key-problem'].filter(Boolean).join(' ')
  return consent(props, {
    isError: problem !== undefined,
    form: html`<form method="post" action="${connectAction}">${hiddenToken(csrfToken)}
${userLabel ? userField(userLabel) : ''}<label for="api-key">${label}</label>
${help ? html`<p class="hint" id="key-help">${helpText(help)}</p>` : ''}
<input type="password" id="api-key" name="api_key" required autocomplete="off" autocapitalize="off" spellcheck="false"${described ? html` aria-describedby="${described}"` : ''}${problem ? html` aria-invalid="true" autofocus` : ''}>
${problem ? html`<p class="problem" id="key-problem">${warningSign}<span>${problems[problem](service.name)}</span></p>` : ''}
<button class="primary">Connect</button></form>`,
    assurance: html`Your key is stored encrypted, and is sent to <bdi>${service.name}</bdi> only.`,
  })
}

const userField = (label: string) => html`<label for="user">${label}</label>
<input type="text" id="user" name="user" required autocomplete="off" autocapitalize="off" spellcheck="false">
`

const problems = {
  missing: (_service: string) => html`Enter the key to go on.`,
  rejected: (service: string) =>
    html`<bdi>${service}</bdi> did not accept this key. Check that you copied all of it, or make a new one.`,
  unreachable: (service: string) =>
    html`<bdi>${service}</bdi> could not be asked about this key. Try again in a moment.`,
}

const warningSign = html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill="currentColor" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.5h1.8v4.6H7.1V4.5Zm0 6h1.8v1.8H7.1v-1.8Z" /></svg>`

function helpText(help: string) {
  const url = URL.canParse(help) ? new URL(help) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return html`<bdi>${help}</bdi>`
  return html`<a href="${url.href}" target="_blank" rel="noopener noreferrer">Find it at <bdi>${url.host}</bdi><span class="unseen"> (opens a new window)</span></a>`
}

import { html } from 'hono/html'
import { say } from '../languages/say.ts'
import { type ConsentProps, consent, hiddenToken } from './consent.ts'
import { fieldInputs, type FormProblem, type ShownField } from './field-inputs.ts'

export interface ApiKeyPageProps extends ConsentProps {
  fields: readonly ShownField[]
  /** Where Connect posts the fields to. */
  connectAction: string
  problem?: FormProblem | undefined
}

/** The page that asks a person for a key of their account, as an HTML document. It never holds a key. */
export function apiKeyPage(props: ApiKeyPageProps): string {
  const { look, service, fields, connectAction, csrfToken, problem } = props
  const { texts } = look.language
  return consent(props, {
    isError: problem !== undefined,
    form: html`<form method="post" action="${connectAction}">${hiddenToken(csrfToken)}
${fieldInputs(look, service.name, fields, problem)}
<button class="primary">${texts.connect}</button></form>`,
    assurance: say(texts.ask.key, { service: service.name }),
  })
}

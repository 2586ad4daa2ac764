import { html } from 'hono/html'
import { say } from '../languages/say.ts'
import { type ConsentProps, consent, hiddenToken } from './consent.ts'
import { fieldInputs, type FormProblem, type ShownField } from './field-inputs.ts'
import { type Scope, scopeList } from './scope-list.ts'

export interface ConnectPageProps extends ConsentProps {
  scopes: readonly Scope[]
  /** What the service has to be told before, such as a subdomain. */
  fields?: readonly ShownField[]
  problem?: FormProblem | undefined
  /** Where Continue posts to. */
  continueAction: string
}

/** The page that asks a person to connect an account by signing in at the service, as an HTML document. */
export function connectPage(props: ConnectPageProps): string {
  const { look, service, scopes, fields = [], problem, continueAction, csrfToken } = props
  const { ask } = look.language.texts
  const names = { app: look.brand.app, service: service.name }
  return consent(props, {
    isError: problem !== undefined,
    ask: scopeList(look.language, names.app, scopes),
    form: html`<form method="post" action="${continueAction}">${hiddenToken(csrfToken)}${fieldInputs(look, service.name, fields, problem)}<button class="primary">${say(ask.continue, names)}</button></form>`,
    assurance: say(ask.password, names),
  })
}

import { html } from 'hono/html'
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
  const { app, service, scopes, fields = [], problem, continueAction, csrfToken } = props
  return consent(props, {
    isError: problem !== undefined,
    ask: scopeList(app, scopes),
    form: html`<form method="post" action="${continueAction}">${hiddenToken(csrfToken)}${fieldInputs(service.name, fields, problem)}<button class="primary">Continue to <bdi>${service.name}</bdi></button></form>`,
    assurance: html`You sign in at <bdi>${service.name}</bdi>, and <bdi>${app}</bdi> never sees your password.`,
  })
}

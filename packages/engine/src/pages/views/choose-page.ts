import { html } from 'hono/html'
import type { Choice, ShownOption } from '../../connections/kept/choices.ts'
import { letterBadge, serviceBadge } from './badge.ts'
import { type ConsentProps, hiddenToken, timeLeft } from './consent.ts'
import { problemText } from './field-inputs.ts'
import { layout } from './layout.ts'
import { mark } from './mark.ts'

export interface ChoosePageProps extends Omit<ConsentProps, 'user' | 'ways'> {
  choice: Choice
  /** Where Connect posts the choice to. */
  chooseAction: string
  /** Whether the last try chose none. */
  isMissing: boolean
}

/** The page that asks a person which of several sites or accounts the app may use, as an HTML document. */
export function choosePage(props: ChoosePageProps): string {
  const { nonce, app, service, choice, isMissing, chooseAction, cancelAction, csrfToken } = props
  const { called, options } = choice
  const invalid = isMissing ? html` aria-invalid="true" aria-describedby="choice-problem"` : ''
  const problem = html`<p class="problem" id="choice-problem">${problemText(`Choose one ${called} to go on.`)}</p>`
  const body = html`<div class="pair" aria-hidden="true">${letterBadge(app)}<span class="joint">${mark}</span>${serviceBadge(service)}</div>
<h1 id="question">Which ${called} may <bdi>${app}</bdi> use?</h1>
<p class="lead">You signed in at <bdi>${service.name}</bdi>, and can use several there.</p>
<form method="post" action="${chooseAction}">${hiddenToken(csrfToken)}
<div class="options" role="radiogroup" aria-labelledby="question" aria-required="true"${invalid}>
${options.map(radio)}</div>
${isMissing ? problem : ''}
<button class="primary">Connect</button></form>
<form method="post" action="${cancelAction}">${hiddenToken(csrfToken)}<button class="quiet">Cancel</button></form>
<p class="fine"><bdi>${app}</bdi> gets the one that you choose. ${timeLeft(props)}</p>`
  const title = `${isMissing ? 'Error: ' : ''}Choose one ${called}`
  return layout({ nonce, title, body })
}

const radio = ({ label, detail, isBefore }: ShownOption, place: number) =>
  html`<label class="option"><input type="radio" name="choice" value="${place}" required${isBefore ? html` checked` : ''}><span><bdi>${label}</bdi>${detail ? html` <span class="hint"><bdi>${detail}</bdi></span>` : ''}</span></label>
`

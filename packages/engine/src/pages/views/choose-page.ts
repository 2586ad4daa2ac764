import { html } from 'hono/html'
import type { Choice, ShownOption } from '../../connections/kept/choices.ts'
import { foreign, plain, say, sentences } from '../languages/say.ts'
import { serviceBadge } from './badge.ts'
import { cancelForm, type ConsentProps, hiddenToken, linkEnds } from './consent.ts'
import { problemText } from './field-inputs.ts'
import { layout } from './layout.ts'
import { pair } from './pair.ts'

export interface ChoosePageProps extends Omit<ConsentProps, 'user' | 'ways'> {
  choice: Choice
  /** Where Connect posts the choice to. */
  chooseAction: string
  /** Whether the last try chose none. */
  isMissing: boolean
}

/** The page that asks a person which of several sites or accounts the app may use, as an HTML document. */
export function choosePage(props: ChoosePageProps): string {
  const { look, service, choice, isMissing, chooseAction, csrfToken } = props
  const { texts } = look.language
  const { called, options } = choice
  const { title, question, missing } = texts.choose[isNamed(called) ? called : 'other']
  const names = { app: look.brand.app, service: service.name, called }
  const shown = { ...names, called: foreign(look.language, called) }
  const invalid = isMissing ? html` aria-invalid="true" aria-describedby="choice-problem"` : ''
  const problem = html`<p class="problem" id="choice-problem">${problemText(say(missing, shown))}</p>`
  const body = html`${pair(look, serviceBadge(look.brand, service))}
<h1 id="question">${say(question, shown)}</h1>
<p class="lead">${say(texts.choose.lead, names)}</p>
<form method="post" action="${chooseAction}">${hiddenToken(csrfToken)}
<div class="options" role="radiogroup" aria-labelledby="question" aria-required="true"${invalid}>
${options.map(radio)}</div>
${isMissing ? problem : ''}
<button class="primary">${texts.connect}</button></form>
${cancelForm(props)}
<p class="fine">${sentences(look.language, say(texts.choose.given, names), linkEnds(props))}</p>`
  const asked = plain(title, names)
  return layout({ look, title: isMissing ? plain(texts.error, { title: asked }) : asked, body })
}

/** What languages have words for; of all else, a toolkit's own word is told. */
function isNamed(called: string): called is 'site' | 'account' {
  return called === 'site' || called === 'account'
}

const radio = ({ label, detail, isBefore }: ShownOption, place: number) =>
  html`<label class="option"><input type="radio" name="choice" value="${place}" required${isBefore ? html` checked` : ''}><span><bdi>${label}</bdi>${detail ? html` <span class="hint"><bdi>${detail}</bdi></span>` : ''}</span></label>
`

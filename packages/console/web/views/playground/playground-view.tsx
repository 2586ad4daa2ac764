import './playground.css'
import { Route, Switch } from 'wouter'
import { NothingHere } from '../../shell/nothing-here.tsx'
import { NewSession } from './new-session.tsx'
import { SessionPlay } from './session-play.tsx'

/** Where one does by hand what an agent does: a session, a search, a call, and the code that makes it. */
export function PlaygroundView() {
  return (
    <Switch>
      <Route path="/" component={NewSession} />
      <Route path="/:id">{({ id }) => <SessionPlay key={id} id={id} />}</Route>
      <Route component={NothingHere} />
    </Switch>
  )
}

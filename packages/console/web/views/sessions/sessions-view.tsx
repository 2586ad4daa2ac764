import './sessions.css'
import { Route, Switch } from 'wouter'
import { NothingHere } from '../../shell/nothing-here.tsx'
import { SessionList } from './session-list.tsx'
import { SessionPage } from './session-page.tsx'

/** The sessions of the project, and each with what it may use and what happens in it. */
export function SessionsView() {
  return (
    <Switch>
      <Route path="/" component={SessionList} />
      <Route path="/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
      <Route component={NothingHere} />
    </Switch>
  )
}

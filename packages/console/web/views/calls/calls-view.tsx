import './calls.css'
import { Route, Switch } from 'wouter'
import { NothingHere } from '../../shell/nothing-here.tsx'
import { CallList } from './call-list.tsx'
import { CallPage } from './call-page.tsx'

/** The call log: what was called, by whom, and how it ended. */
export function CallsView() {
  return (
    <Switch>
      <Route path="/" component={CallList} />
      <Route path="/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
      <Route component={NothingHere} />
    </Switch>
  )
}

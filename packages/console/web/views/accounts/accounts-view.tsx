import './accounts.css'
import { Route, Switch } from 'wouter'
import { NothingHere } from '../../shell/nothing-here.tsx'
import { AccountList } from './account-list.tsx'
import { AccountPage } from './account-page.tsx'

/** The accounts that users connected, and each with how it stands and what can be done about it. */
export function AccountsView() {
  return (
    <Switch>
      <Route path="/" component={AccountList} />
      <Route path="/:id">{({ id }) => <AccountPage key={id} id={id} />}</Route>
      <Route component={NothingHere} />
    </Switch>
  )
}

import './catalogue.css'
import { Route, Switch } from 'wouter'
import { NothingHere } from '../../shell/nothing-here.tsx'
import { ToolkitList } from './toolkit-list.tsx'
import { ToolkitPage } from './toolkit-page.tsx'

/** All toolkits and services, and each with what to register for it, whether it works, and its tools. */
export function CatalogueView() {
  return (
    <Switch>
      <Route path="/" component={ToolkitList} />
      <Route path="/:slug">{({ slug }) => <ToolkitPage key={slug} slug={slug} />}</Route>
      <Route component={NothingHere} />
    </Switch>
  )
}

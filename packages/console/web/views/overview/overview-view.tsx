import { ViewHead } from '../../parts/view-head.tsx'

/** What happened lately, and what needs care. */
export function OverviewView() {
  return <ViewHead title="Overview" />
}

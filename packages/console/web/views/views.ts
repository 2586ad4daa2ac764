import { IconLayoutDashboard } from '@tabler/icons-react'
import { body, type View } from './view.ts'

/** Every view, in the order of the menu. A new one is a folder here and a line of this list. */
export const views: readonly View[] = [
  {
    path: '/',
    name: 'Overview',
    group: 'Now',
    icon: IconLayoutDashboard,
    body: body(async () => (await import('./overview/overview-view.tsx')).OverviewView),
  },
]

import {
  IconApps,
  IconFlask,
  IconKey,
  IconHandStop,
  IconLayoutDashboard,
  IconListDetails,
  IconMessages,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react'
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
  {
    path: '/calls',
    name: 'Calls',
    group: 'Now',
    icon: IconListDetails,
    body: body(async () => (await import('./calls/calls-view.tsx')).CallsView),
  },
  {
    path: '/sessions',
    name: 'Sessions',
    group: 'Now',
    icon: IconMessages,
    body: body(async () => (await import('./sessions/sessions-view.tsx')).SessionsView),
  },
  {
    path: '/approvals',
    name: 'Approvals',
    group: 'Now',
    icon: IconHandStop,
    body: body(async () => (await import('./approvals/approvals-view.tsx')).ApprovalsView),
  },
  {
    path: '/accounts',
    name: 'Accounts',
    group: 'Connect',
    icon: IconUsers,
    body: body(async () => (await import('./accounts/accounts-view.tsx')).AccountsView),
  },
  {
    path: '/catalogue',
    name: 'Catalogue',
    group: 'Connect',
    icon: IconApps,
    body: body(async () => (await import('./catalogue/catalogue-view.tsx')).CatalogueView),
  },
  {
    path: '/playground',
    name: 'Playground',
    group: 'Try',
    icon: IconFlask,
    body: body(async () => (await import('./playground/playground-view.tsx')).PlaygroundView),
  },
  {
    path: '/keys',
    name: 'API keys',
    group: 'Guard',
    icon: IconKey,
    body: body(async () => (await import('./keys/keys-view.tsx')).KeysView),
  },
  {
    path: '/audit',
    name: 'Audit',
    group: 'Guard',
    icon: IconShieldCheck,
    body: body(async () => (await import('./audit/audit-view.tsx')).AuditView),
  },
]

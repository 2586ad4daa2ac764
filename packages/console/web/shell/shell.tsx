import { AppShell, Burger, Group, Loader, NavLink, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Suspense } from 'react'
import { Link, Route, Switch, useLocation } from 'wouter'
import { Said } from '../parts/said.tsx'
import type { View } from '../views/view.ts'
import { views } from '../views/views.ts'
import { Account } from './account.tsx'
import { Boundary } from './boundary.tsx'
import { Mark } from './mark.tsx'
import { NothingHere } from './nothing-here.tsx'
import type { Login } from './use-login.ts'

/** The frame around every view: the menu, who is logged in, and the view of this address. */
export function Shell({ app, login }: { app: string; login: Login }) {
  const [isOpen, { toggle, close }] = useDisclosure()
  const [location] = useLocation()
  return (
    <AppShell
      layout="alt"
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <AppShell.Header hiddenFrom="sm" className="bar">
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Brand app={app} />
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="menu" aria-label="Menu">
        <Group visibleFrom="sm" px="md" h={56} wrap="nowrap">
          <Brand app={app} />
        </Group>
        <Group hiddenFrom="sm" px="md" h={52} justify="space-between" wrap="nowrap">
          <Brand app={app} />
          <Burger opened onClick={close} size="sm" aria-label="Close the menu" />
        </Group>
        <div className="menu-links">
          {[...Map.groupBy(views, ({ group }) => group)].map(([group, of]) => (
            <section key={group} aria-label={group}>
              <Text className="menu-group">{group}</Text>
              {of.map((view) => (
                <NavLink
                  key={view.path}
                  component={Link}
                  href={view.path}
                  label={view.name}
                  leftSection={<view.icon size={16} stroke={1.7} />}
                  active={isAt(view, location)}
                  {...(isAt(view, location) && { 'aria-current': 'page' as const })}
                  onClick={close}
                />
              ))}
            </section>
          ))}
        </div>
        <Account login={login} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Boundary key={location.split('/')[1] ?? ''}>
          <Suspense fallback={<Loader size="sm" aria-label="Loading" />}>
            <Switch>
              {views.map(({ path, body: Body }) => (
                <Route key={path} path={path} nest={path !== '/'}>
                  <Body />
                </Route>
              ))}
              <Route>
                <NothingHere />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </AppShell.Main>
    </AppShell>
  )
}

function Brand({ app }: { app: string }) {
  return (
    <Group gap={10} wrap="nowrap" className="brand">
      <Mark size={22} />
      <Text fw={600} truncate>
        <Said>{app}</Said>
      </Text>
    </Group>
  )
}

function isAt({ path }: View, location: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`)
}

import type { Icon } from '@tabler/icons-react'
import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/** A view of the console: a line of the menu, and what is at its address. */
export interface View {
  /** Below the console; the view's own routes are nested in it. */
  path: `/${string}`
  name: string
  group: 'Now' | 'Connect' | 'Try' | 'Guard'
  icon: Icon
  body: LazyExoticComponent<ComponentType>
}

/** A view's component, which is loaded when it is first looked at. */
export function body(load: () => Promise<ComponentType>): View['body'] {
  return lazy(async () => ({ default: await load() }))
}

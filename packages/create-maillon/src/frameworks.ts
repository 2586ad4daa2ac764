/** An app that can be made. */
export interface Framework {
  id: FrameworkId
  /** For who chooses. */
  label: string
  hint: string
  /** Folders of `templates`, the later ones over the earlier ones. */
  layers: readonly string[]
  /** Whether it is a page, and no conversation on the terminal. */
  isPage: boolean
}

export const frameworkIds = ['vercel'] as const
export type FrameworkId = (typeof frameworkIds)[number]

/** The apps, in the order in which they are offered. */
export const frameworks: readonly Framework[] = [
  {
    id: 'vercel',
    label: 'AI SDK + Hono',
    hint: 'a chat page',
    layers: ['base', 'ai', 'page', 'vercel'],
    isPage: true,
  },
]

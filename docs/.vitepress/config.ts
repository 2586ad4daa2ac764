import { defineConfig } from 'vitepress'
import { anchorOf } from './anchor.ts'
import { keepBraces, rewriteLinks } from './links.ts'
import { sidebar } from './sidebar.ts'

export default defineConfig({
  title: 'Maillon',
  description: "Connects an AI agent to its user's accounts, inside your own process.",
  lang: 'en',
  cleanUrls: true,
  lastUpdated: false,
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      rewriteLinks(markdown)
      keepBraces(markdown)
    },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          searchOptions: {
            // Who searches for an idea wants its page first, then what a toolkit or a type is.
            boostDocument: (id: string) => (/^\/(reference|toolkits)\//.test(id) ? 1 : 3),
          },
        },
      },
    },
    sidebar: sidebar(),
    outline: { level: [2, 3], label: 'On this page' },
    externalLinkIcon: false,
  },
  vite: {
    // Larger than a page: the index of the search, which is fetched when somebody searches.
    build: { chunkSizeWarningLimit: 4096 },
  },
})

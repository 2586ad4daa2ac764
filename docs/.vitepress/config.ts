import { defineConfig } from 'vitepress'
import { anchorOf } from './anchor.ts'
import { writeForModels } from './for-models.ts'
import { keepBraces, rewriteLinks } from './links.ts'
import { sidebar } from './sidebar.ts'

export default defineConfig({
  title: 'Maillon',
  description: "Connects an AI agent to its user's accounts, inside your own process.",
  lang: 'en',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }]],
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      rewriteLinks(markdown)
      keepBraces(markdown)
    },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  buildEnd: ({ outDir }) => writeForModels(outDir),
  themeConfig: {
    logo: { src: '/mark.svg', alt: '' },
    nav: [
      { text: 'Start', link: '/quick-start-vercel', activeMatch: '^/(quick-start|own-mailbox)' },
      { text: 'Concepts', link: '/concepts' },
      { text: 'Toolkits', link: '/toolkits', activeMatch: '^/toolkits' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
    ],
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
    notFound: { quote: 'There is no such page.', linkLabel: 'Take me home' },
  },
  vite: {
    // Larger than a page: the index of the search, which is fetched when somebody searches.
    build: { chunkSizeWarningLimit: 4096 },
  },
})

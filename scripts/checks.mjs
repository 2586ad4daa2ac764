const source = 'node --conditions=@maillon/source'

/**
 * What a change must pass beside the tests and the bars: each check's name, what it says, and its commands. The first one
 * builds the packages, which others read. Light ones run beside the heavy ones.
 */
export const checks = [
  {
    name: 'types',
    says: 'what the compiler says of all code, tests and web pages included; builds the packages',
    commands: [
      'pnpm --silent build',
      'tsc -p tsconfig.test.json',
      'tsc -p packages/console/web',
      'tsc -p examples/vercel-chat/web',
    ],
  },
  {
    name: 'format',
    says: 'each file is as `pnpm format` writes it',
    commands: ['biome format .'],
    light: true,
  },
  {
    name: 'lint',
    says: 'what oxlint says, by types too',
    commands: ['oxlint --type-aware packages examples scripts docs/.vitepress'],
  },
  {
    name: 'layers',
    says: 'packages and layers import what the map here allows, and files make no circle',
    commands: ['node scripts/check-layers.mjs'],
    light: true,
  },
  {
    name: 'proofs',
    says: 'each promise of README.md has its row in `docs/proofs.md`, and what that names is there; each path here is, too',
    commands: ['node scripts/check-proofs.mjs'],
    light: true,
  },
  {
    name: 'catalogue',
    says: 'the page, types and index that are made of toolkits and services are made of these',
    commands: [
      `${source} scripts/catalogue-page.mjs --check`,
      `${source} scripts/catalogue-types.mjs --check`,
      `${source} scripts/services-index.mjs --check`,
    ],
    light: true,
  },
  {
    name: 'unused',
    says: 'nothing is exported, or depended on, for nobody',
    commands: ['knip'],
    light: true,
  },
  {
    name: 'created',
    says: 'what `npm create maillon` writes, in each framework, compiles',
    commands: ['node scripts/check-created.mjs'],
  },
  {
    name: 'packages',
    says: 'packages are fit to be published, by publint',
    commands: ['node scripts/check-packages.mjs'],
  },
  {
    name: 'sizes',
    says: 'packages stay within their sizes',
    commands: ['node scripts/check-sizes.mjs'],
  },
  {
    name: 'docs',
    says: 'code in the docs compiles, runs as it is printed, and names commands that there are',
    commands: [`${source} scripts/cli-page.mjs --check`, `${source} scripts/check-docs.mjs`],
  },
  {
    name: 'site',
    says: "the docs' site is built, with its reference made of the types; each page is looked at in Chromium",
    commands: ['pnpm --silent docs:build', `${source} docs/.vitepress/check/main.ts`],
  },
  {
    name: 'peers',
    says: 'each adapter, as it is packed, works with the versions of its framework that `docs/versions.md` promises',
    commands: ['node scripts/check-peers/main.ts'],
  },
  {
    name: 'published',
    says: 'packages do, from a registry on loopback, what readers do with them: installed, bundled, on the way of the first steps',
    commands: ['node scripts/published/main.ts'],
  },
]

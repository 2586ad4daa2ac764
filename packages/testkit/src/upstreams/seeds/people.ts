/** Two people with an account at every service; their e-mail address finds them on every consent page. */
export const people = {
  ada: {
    name: 'Ada Moreau',
    email: 'ada@example.com',
    github: 'ada-moreau',
    slack: 'ada',
    resendKey: 're_ada_emulated_key',
    vercelKey: 'vercel_ada_emulated_key',
  },
  ben: {
    name: 'Ben Okafor',
    email: 'ben@example.com',
    github: 'ben-okafor',
    slack: 'ben',
    resendKey: 're_ben_emulated_key',
    vercelKey: 'vercel_ben_emulated_key',
  },
} as const

import type { Toolkit } from '@maillon/core/toolkit'
import { airtable } from './airtable/index.ts'
import { asana } from './asana/index.ts'
import { github } from './github/index.ts'
import { gitlab } from './gitlab/index.ts'
import { gmail } from './gmail/index.ts'
import { googlecalendar } from './googlecalendar/index.ts'
import { googledrive } from './googledrive/index.ts'
import { hackernews } from './hackernews/index.ts'
import { linear } from './linear/index.ts'
import { notion } from './notion/index.ts'
import { resend } from './resend/index.ts'
import { slack } from './slack/index.ts'
import { stripe } from './stripe/index.ts'
import { todoist } from './todoist/index.ts'
import { vercel } from './vercel/index.ts'

/** The whole catalogue, the most used first. */
export const allToolkits: readonly Toolkit[] = [
  gmail,
  github,
  slack,
  googlecalendar,
  googledrive,
  notion,
  linear,
  airtable,
  asana,
  gitlab,
  hackernews,
  resend,
  stripe,
  todoist,
  vercel,
]

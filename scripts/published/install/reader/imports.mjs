import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { services } from '@maillon/services'
import { gmail } from '@maillon/toolkits/gmail'
import { VercelProvider } from '@maillon/vercel'
import { play } from './story.cjs'

await play({ Maillon, createEngine, gmail, services, VercelProvider })

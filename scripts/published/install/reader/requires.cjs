const { Maillon } = require('@maillon/core')
const { createEngine } = require('@maillon/engine')
const { services } = require('@maillon/services')
const { gmail } = require('@maillon/toolkits/gmail')
const { VercelProvider } = require('@maillon/vercel')
const { play } = require('./story.cjs')

void play({ Maillon, createEngine, gmail, services, VercelProvider })

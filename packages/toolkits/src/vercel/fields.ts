import { z } from 'zod'

/** Whose things: those of the account itself, or of a team. */
export const teamId = z
  .string()
  .optional()
  .describe('`id` from VERCEL_LIST_TEAMS; what belongs to the account itself when left out.')

export const project = z
  .string()
  .describe('`id` or name of the project, from VERCEL_LIST_PROJECTS.')

export const deploymentId = z
  .string()
  .describe('`id` of the deployment (dpl_…), from VERCEL_LIST_DEPLOYMENTS.')

/** Vercel tells times in milliseconds since 1970. */
export function timeOf(milliseconds: number | null | undefined): string | undefined {
  return milliseconds ? new Date(milliseconds).toISOString() : undefined
}

/** What Vercel answers with each list. */
export interface VercelPage {
  pagination?: { next?: number | null }
}

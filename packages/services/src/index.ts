export type * from './service-types.ts'
export { services } from './services.ts'

export { create, type CreateOptions } from './create.ts'
export { frameworkIds } from './frameworks.ts'

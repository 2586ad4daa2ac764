export { GoogleProvider, type GoogleProviderOptions } from './google-provider.ts'

/** The module of undici that holds the global dispatcher; undici types its index only. */
declare module 'undici/lib/global.js' {
  export { getGlobalDispatcher } from 'undici';
}

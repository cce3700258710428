/** The two modules of undici that its `request` is made of; undici types its index only. */
declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';

  const request: (
    this: Dispatcher,
    options: Dispatcher.RequestOptions & { origin: string },
  ) => Promise<Dispatcher.ResponseData>;
  export default request;
}

declare module 'undici/lib/global.js' {
  export { getGlobalDispatcher } from 'undici';
}

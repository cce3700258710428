import { isConnectorError } from '../core/error.ts';

/** What was asked for, or undefined where Okta says that there is none. */
export const ifFound = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => {
    if (isConnectorError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });

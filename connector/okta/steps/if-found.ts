import { isConnectorError } from '../../core/error.ts';

/** The result, or undefined if Okta says that there is none. */
export const ifFound = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => {
    if (isConnectorError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });

/** A reading that explains an error. If it fails, the error stays as it is, unless the run was stopped. */
export const toExplain = <T>(error: unknown, reading: Promise<T>): Promise<T> =>
  reading.catch((unreadable: unknown) => {
    throw isConnectorError(unreadable) && unreadable.code === 'CANCELLED' ? unreadable : error;
  });

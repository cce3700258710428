import { isConnectorError } from '../../core/error.ts';

/** What was asked for, or undefined where Okta says that there is none. */
export const ifFound = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error: unknown) => {
    if (isConnectorError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });

/** What is read to explain an error. Where it cannot be read the error stands as it is, unless the run was stopped. */
export const toExplain = <T>(error: unknown, reading: Promise<T>): Promise<T> =>
  reading.catch((unreadable: unknown) => {
    throw isConnectorError(unreadable) && unreadable.code === 'CANCELLED' ? unreadable : error;
  });

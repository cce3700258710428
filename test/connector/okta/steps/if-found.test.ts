import { describe, expect, test } from 'vitest';
import { ConnectorError } from '../../../../connector/core/error.ts';
import { ifFound } from '../../../../connector/okta/steps/if-found.ts';

describe('ifFound', () => {
  test('gives back what was asked for', async () => {
    await expect(ifFound(Promise.resolve('it'))).resolves.toBe('it');
  });

  test('gives nothing where Okta says that there is none', async () => {
    await expect(ifFound(Promise.reject(new ConnectorError('NOT_FOUND', 'No.')))).resolves.toBeUndefined();
  });

  test.each([new ConnectorError('FORBIDDEN', 'No.'), new TypeError('undefined is not a function')])(
    'does not take %s for none',
    async (error) => {
      await expect(ifFound(Promise.reject(error))).rejects.toBe(error);
    },
  );
});

import { describe, expect, test } from 'vitest';
import { withoutSecrets } from '../../../../connector/okta/road/without-secrets.ts';
import { refused } from '../../../okta.ts';
import { responseOf } from '../../../road.ts';

const key = '00secretKeyOfTheTests';

/** The text as it is left in a refusal. */
const said = (text: string, secret: string): unknown =>
  JSON.parse(withoutSecrets(responseOf(400, refused('E0000001', text)), [secret]).body).errorSummary;

describe('withoutSecrets', () => {
  test('gives back the same response where there is no secret in it', () => {
    const response = responseOf(200, { id: '00u1' });

    expect(withoutSecrets(response, [key])).toBe(response);
  });

  test.each([200, 404])('takes a key out of body and headers of %i', (status) => {
    const response = responseOf(status, { [key]: `SSWS ${key}` }, { etag: key });

    expect(JSON.stringify(withoutSecrets(response, [key]))).not.toContain(key);
  });

  test.each(['x', 'a', 'is', '00'])('leaves the words alone that the short key %j is a part of', (short) => {
    const sentence = 'name: An object with this field already exists, 2001';

    expect(said(sentence, short)).toBe(sentence);
  });

  test.each([
    ['by itself', 'x'],
    ['in quotes', '"x"'],
    ['behind a scheme', 'SSWS x'],
    ['behind a sign', 'key=x&more'],
    ['on a line of its own', 'SSWS\nx\nmore'],
    ['in a URL', 'SSWS%20x'],
  ])('takes a short secret out of a refusal that holds it %s', (_, text) => {
    expect(said(text, 'x')).toBe(text.replace(/x/, '[secret]'));
  });

  test.each(['P@ss"w\\rd-9', 'Grüße an-Ada', 'a.b*c+d(e', '$&-$1-more'])(
    'finds %j in JSON, and in JSON that is quoted in it',
    (password) => {
      const echo = `You sent ${JSON.stringify({ password })} and ${password}.`;

      expect(said(echo, password)).toBe('You sent {"password":"[secret]"} and [secret].');
    },
  );

  const escaped = (text: string) =>
    text.replaceAll(/./g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

  test.each([
    ['as escapes in a success', 200, key, escaped(key)],
    ['with an escaped slash', 400, 'Open/Sesame', 'Open\\/Sesame'],
    ['with an escaped letter', 400, 'Grüße/9', 'Gr\\u00fc\\u00DFe\\/9'],
    ['with an escaped bracket', 400, '<b>9', '\\u003cb>9'],
    ['encoded for a URL', 400, 'Grüße/ 9', encodeURIComponent('Grüße/ 9')],
  ])('finds a secret %s', (_, status, secret, written) => {
    const response = responseOf(status, `{"said":"It is ${written}.","list":[1]}`);

    expect(JSON.parse(withoutSecrets(response, [secret]).body)).toEqual({
      said: 'It is [secret].',
      list: [1],
    });
  });

  test('leaves JSON behind where the secret is a number in it', () => {
    const response = responseOf(400, { passCode: 123456, said: '123456', others: [1234567, null, true] });

    expect(JSON.parse(withoutSecrets(response, ['123456']).body)).toEqual({
      passCode: '[secret]',
      said: '[secret]',
      others: [1234567, null, true],
    });
  });

  test('gives back escapes as they came where there is no secret in them', () => {
    const response = responseOf(200, '{ "name": "Gr\\u00fcn" }');

    expect(withoutSecrets(response, [key])).toBe(response);
  });

  test('takes a secret out of what is no JSON', () => {
    expect(withoutSecrets(responseOf(502, `<p>\\u00fc SSWS ${key}</p>`), [key]).body).toBe(
      '<p>\\u00fc SSWS [secret]</p>',
    );
  });

  test('leaves a word of a success alone that a short secret resembles', () => {
    const response = responseOf(200, { profile: { city: 'Berlin' } });

    expect(withoutSecrets(response, ['Berlin'])).toBe(response);
  });
});

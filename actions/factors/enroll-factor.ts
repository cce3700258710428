import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { enrollForUser } from '../../connector/okta/steps/enroll-factor.ts';
import {
  factor,
  factorProviders,
  factorTypes,
  passCode,
  sampleFactor,
  templateId,
  tokenLifetimeSeconds,
  usualProviders,
} from '../../schemas/factor.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const enrollFactor = defineAction({
  name: 'enroll_factor',
  title: 'Enroll factor',
  description:
    'Sets up a second factor for a user. Most types wait for activation: the user scans the QR code or gets a code, which activate_factor takes.',
  operation: 'enrollFactor',
  scopes: ['okta.users.manage'],
  effect: 'create',
  idempotent: false,
  confirm: true,
  keywords: ['register phone', 'add MFA', 'QR code'],
  input: z
    .object({
      userId,
      factorType: z
        .enum(factorTypes)
        .describe(
          'Type of factor: push is Okta Verify, token:software:totp an app that shows codes, token:hotp a custom token, token:hardware a YubiKey, webauthn a passkey or security key, web Duo.',
        ),
      provider: z
        .enum(['OKTA', 'GOOGLE', 'RSA', 'SYMANTEC', 'YUBICO', 'FIDO', 'DUO', 'CUSTOM'])
        .optional()
        .describe(
          'Who provides the factor. Choose it for token:software:totp (OKTA or GOOGLE, by default OKTA) and token (RSA or SYMANTEC). All other types have one provider.',
        ),
      phoneNumber: field(z.string().max(30).optional(), {
        showWhen: { field: 'factorType', is: ['sms', 'call'] },
      }).describe(
        'Phone number with the country code, such as +15554151337. If left out, Okta uses the verified number that it has on file.',
      ),
      phoneExtension: field(z.string().max(15).optional(), {
        showWhen: { field: 'factorType', is: ['call'] },
      }).describe('Extension of the phone number.'),
      email: field(z.string().max(100).optional(), {
        showWhen: { field: 'factorType', is: ['email'], required: true },
      }).describe('The primary or secondary email address of the user.'),
      question: field(z.string().optional(), {
        pickList: 'security_questions',
        showWhen: { field: 'factorType', is: ['question'], required: true },
      }).describe('Key of the security question, which list_security_questions returns.'),
      answer: field(z.string().min(4).optional(), {
        secret: true,
        showWhen: { field: 'factorType', is: ['question'], required: true },
      }).describe('The answer to the security question, at least 4 characters.'),
      credentialId: field(z.string().optional(), {
        showWhen: { field: 'factorType', is: ['token', 'web'] },
      }).describe(
        'What names the user or the token to RSA, Symantec or Duo: a user name or the ID on the token. Required for token.',
      ),
      passCode: field(passCode.optional(), {
        showWhen: { field: 'factorType', is: ['token', 'token:hardware'], required: true },
      }).describe('The code that the token shows now, or that the YubiKey types.'),
      nextPassCode: field(passCode.optional(), {
        title: 'Next code',
        showWhen: { field: 'provider', is: ['SYMANTEC'], required: true },
      }).describe('The code that the token shows after that.'),
      factorProfileId: field(z.string().optional(), {
        showWhen: { field: 'factorType', is: ['token:hotp'], required: true },
      }).describe('The ID of the custom token profile, which the Admin Console shows.'),
      sharedSecret: field(z.string().min(1).optional(), {
        secret: true,
        showWhen: { field: 'factorType', is: ['token:hotp'], required: true },
      }).describe('The secret of the token, from its manufacturer.'),
      activate: field(z.boolean().optional(), {
        title: 'Activate at once',
        showWhen: { field: 'factorType', is: ['sms', 'call', 'email'] },
      }).describe(
        "Makes the factor active without a code. Do this only if you know that the phone or address is the user's.",
      ),
      updatePhone: field(z.boolean().optional(), {
        showWhen: { field: 'factorType', is: ['sms', 'call'] },
      }).describe('Replaces another phone number of the user that is not in use yet.'),
      templateId: field(templateId, { showWhen: { field: 'factorType', is: ['sms'] } }),
      tokenLifetimeSeconds: field(tokenLifetimeSeconds, {
        showWhen: { field: 'factorType', is: ['sms', 'call', 'email'] },
      }),
    })
    .strict(),
  output: factor,
  sample: {
    input: { userId: sampleUser.id, factorType: 'sms', phoneNumber: '+15554151337' },
    output: sampleFactor,
  },
  request: {
    method: 'POST',
    path: '/api/v1/users/{userId}/factors',
    query: ['updatePhone', 'activate', 'templateId', 'tokenLifetimeSeconds'],
    body: {
      factorType: 'factorType',
      provider: 'provider',
      'profile.phoneNumber': 'phoneNumber',
      'profile.phoneExtension': 'phoneExtension',
      'profile.email': 'email',
      'profile.question': 'question',
      'profile.answer': 'answer',
      'profile.credentialId': 'credentialId',
      'profile.sharedSecret': 'sharedSecret',
      'verify.passCode': 'passCode',
      'verify.nextPassCode': 'nextPassCode',
      factorProfileId: 'factorProfileId',
    },
    usual: {
      provider: { by: 'factorType', of: usualProviders },
      activate: { by: 'factorType', of: { 'token:hotp': true } },
    },
  },
  check: ({ factorType, provider, credentialId, activate }) => ({
    activate:
      factorType === 'token:hotp' &&
      activate === false &&
      'must be on if "Factor type" is token:hotp, which Okta activates at once or not at all',
    provider:
      provider === undefined
        ? factorType === 'token' && 'is required if "Factor type" is token'
        : !factorProviders[factorType].some((one) => one === provider) &&
          `must be ${factorProviders[factorType].join(' or ')} if "Factor type" is ${factorType}`,
    credentialId: factorType === 'token' && !credentialId && 'is required if "Factor type" is token',
  }),
  execute: enrollForUser,
});

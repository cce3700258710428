import { type ZodRawShape, z } from 'zod/v3';
import { field } from './field.ts';

const text = (what: string) => z.string().nullable().optional().describe(what);
const part = <S extends ZodRawShape>(shape: S, what: string) =>
  z.object(shape).passthrough().nullable().optional().describe(what);

/** The fields of an actor or a target. */
const entity = {
  id: field(text('ID of the entity.'), { title: 'ID' }),
  type: text('Type of entity, such as User, UserGroup or AppInstance.'),
  alternateId: field(text('Login of a user, or another readable ID.'), { title: 'Alternate ID' }),
  displayName: text('Name of the entity.'),
  detailEntry: part({}, 'More details of the entity.'),
};

/** An event of the System Log as Okta sends it. Source: GET /api/v1/logs. */
export const logEvent = z
  .object({
    uuid: field(z.string(), { title: 'UUID' }).describe('ID of the event. It never changes.'),
    published: text('When it happened.'),
    eventType: text('What happened, such as user.session.start.'),
    version: text('Version of the event format.'),
    severity: text('DEBUG, INFO, WARN or ERROR.'),
    legacyEventType: text('Name of the event in the former Events API.'),
    displayMessage: text('Description of what happened.'),
    actor: part(entity, 'Who did it.'),
    client: part(
      {
        userAgent: part(
          {
            rawUserAgent: text('User agent text that the browser or program sent.'),
            os: field(text('Operating system.'), { title: 'Operating system' }),
            browser: text('Browser or program.'),
          },
          'The browser or program.',
        ),
        zone: text('Network zone.'),
        device: text('Type of device.'),
        id: field(text('ID of the OAuth client.'), { title: 'Client ID' }),
        ipAddress: field(text('Where the request came from.'), { title: 'IP address' }),
        geographicalContext: part(
          {
            city: text('City.'),
            state: text('State or region.'),
            country: text('Country.'),
            postalCode: text('Postal code.'),
            geolocation: part(
              {
                lat: field(z.number().nullable().optional(), { title: 'Latitude' }).describe(
                  'Degrees north.',
                ),
                lon: field(z.number().nullable().optional(), { title: 'Longitude' }).describe(
                  'Degrees east.',
                ),
              },
              'Coordinates.',
            ),
          },
          'Location of the address, if it is known.',
        ),
      },
      'The device and place that it was done from.',
    ),
    device: part({}, 'The managed device, if one was used.'),
    authenticationContext: part(
      {
        authenticationProvider: text('Who checked the credentials.'),
        credentialProvider: text('The provider of the credential.'),
        credentialType: text('Type of credential, such as PASSWORD.'),
        issuer: part({}, 'The issuer of the credential.'),
        interface: text('The interface that was used.'),
        authenticationStep: z.number().nullable().optional().describe('Step of the sign-in; 0 is the first.'),
        externalSessionId: field(text('ID of the session, the same in all its events.'), {
          title: 'External session ID',
        }),
        rootSessionId: field(text('ID of the session that this session started in.'), {
          title: 'Root session ID',
        }),
      },
      'How the actor signed in.',
    ),
    outcome: part(
      {
        result: text('SUCCESS, FAILURE, SKIPPED, ALLOW, DENY, CHALLENGE or UNKNOWN.'),
        reason: text('The reason for a failure.'),
      },
      'The outcome of the event.',
    ),
    target: z
      .array(z.object(entity).passthrough())
      .nullable()
      .optional()
      .describe('The objects that it was done to. Their order varies, so pick one by its type.'),
    transaction: part(
      {
        type: text('WEB or JOB.'),
        id: field(text('ID of the transaction, the same in all events of one request.'), {
          title: 'Transaction ID',
        }),
        detail: part({}, 'More details of the transaction, such as the API token that was used.'),
      },
      'The request or job that it belongs to.',
    ),
    debugContext: part(
      { debugData: part({}, 'Details that vary by event type.') },
      'Details for troubleshooting.',
    ),
    securityContext: part(
      {
        asNumber: field(z.number().nullable().optional(), { title: 'AS number' }).describe(
          'Number of the network.',
        ),
        asOrg: field(text('Owner of the network.'), { title: 'AS organization' }),
        isp: field(text('Internet provider.'), { title: 'Internet provider' }),
        domain: text('Domain of the address.'),
        isProxy: z.boolean().nullable().optional().describe('Whether the address is a known proxy.'),
      },
      'Details of the network.',
    ),
    request: part(
      {
        ipChain: field(z.array(z.object({}).passthrough()).nullable().optional(), {
          title: 'IP chain',
        }).describe('The IP addresses that the request passed through.'),
      },
      'Details of the request.',
    ),
  })
  .passthrough();
export type LogEvent = z.output<typeof logEvent>;

/** The actor or a target of an event, lifted out of it. */
export const logEntity = (what: string) => part(entity, what);

/** A log event with every field that Okta can send, for samples. */
export const sampleLogEvent = {
  uuid: '3aeede38-4f67-11ea-abd3-1f5d113f2546',
  published: '2026-03-02T07:58:11.000Z',
  eventType: 'user.session.start',
  version: '0',
  severity: 'INFO',
  legacyEventType: 'core.user_auth.login_success',
  displayMessage: 'User login to Okta',
  actor: {
    id: '00ub0oNGTSWTBKOLGLNR',
    type: 'User',
    alternateId: 'grace.hopper@example.com',
    displayName: 'Grace Hopper',
    detailEntry: null,
  },
  client: {
    userAgent: { rawUserAgent: 'Mozilla/5.0', os: 'Mac OS X', browser: 'CHROME' },
    zone: 'null',
    device: 'Computer',
    id: null,
    ipAddress: '203.0.113.7',
    geographicalContext: {
      city: 'Arlington',
      state: 'Virginia',
      country: 'United States',
      postalCode: '22201',
      geolocation: { lat: 38.88, lon: -77.09 },
    },
  },
  device: null,
  authenticationContext: {
    authenticationProvider: 'OKTA_AUTHENTICATION_PROVIDER',
    credentialProvider: 'OKTA_CREDENTIAL_PROVIDER',
    credentialType: 'PASSWORD',
    issuer: null,
    interface: null,
    authenticationStep: 0,
    externalSessionId: '102T0aYWY6WTZiEXCVNHRP9Kw',
    rootSessionId: '102T0aYWY6WTZiEXCVNHRP9Kw',
  },
  outcome: { result: 'SUCCESS', reason: null },
  target: [
    {
      id: '0oa1gjh63g214q0Hq0g4',
      type: 'AppInstance',
      alternateId: 'Okta Dashboard',
      displayName: 'Okta Dashboard',
      detailEntry: null,
    },
  ],
  transaction: { type: 'WEB', id: 'XkcAsWb8WjwDP76xh', detail: {} },
  debugContext: { debugData: { requestUri: '/api/v1/authn' } },
  securityContext: {
    asNumber: 64500,
    asOrg: 'Example Networks',
    isp: 'Example Networks',
    domain: 'example.net',
    isProxy: false,
  },
  request: { ipChain: [{ ip: '203.0.113.7', version: 'V4' }] },
} satisfies z.input<typeof logEvent>;

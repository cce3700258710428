import { describe, expect, test } from 'vitest';
import type { AnyAction } from '../connector/core/define-action.ts';
import type { RequestData } from '../connector/core/request.ts';
import { allActions } from './all-actions.ts';
import { run } from './okta.ts';
import { type Operation, type Schema, type Specification, specification } from './openapi.ts';
import { actionOf, sampleOrg } from './sample-org.ts';

// Holds every action against Okta's own description of its API.

/** Differences between actions and the specification, and why. An entry that matches nothing fails, so that none grows old. */
const deviations: [where: RegExp, why: string][] = [
  [
    /: output (?:changed|revoked|deleted|cleared|added|removed|alreadyGone|sent|found|user|group|inGroup|userId|groupId|ownerId|factorId|enrollmentId|transactionId|deviceId|zoneId|eventHookId|addressesBefore|addressesAfter|coveredBy|before|app|appId|unassigned|groupRuleId|apiTokenId|roleAssignmentId|assigneeId|targetId|narrowed|summary[\w.]*) is unknown$/,
    'Ours: what the run came to, where Okta answers with nothing or with less.',
  ],
  [/^get_user: output etag is unknown$/, 'From the ETag header, for a replacement that must not overwrite.'],
  [
    /: output (?:user\.)?credentials\.emails is unknown$/,
    'Recorded replies of some orgs carry it, and no document of Okta does.',
  ],
  [
    /: output source is unknown$/,
    'Sent for an APP_GROUP. The search of groups by source.id is documented, the field is missing: okta-sdk-dotnet issue 822.',
  ],
  [
    /: output _embedded\.stats\.hasAdminPrivilege is unknown$/,
    'The specification misspells it as hasAdminPrivlege; Okta sends the word as it is spelled.',
  ],
  [/: output allGroupsValid is unknown$/, 'Recorded replies have it in every group rule.'],
  [
    /_polic(?:y|ies): output (?:\/0)?\/_embedded\/rules must be object$/,
    'The rules of a policy are a list; the specification has objects of objects there.',
  ],
  [/^get_api_token_owner: \/api\/v1\/users\/me is /, 'Okta documents "me" in place of the ID.'],
  [
    /^list_api_tokens: output (?:_links is unknown|\/0\/tokenWindow must match pattern .*)$/,
    'Misspelled there as _link, and with a pattern that nothing fits.',
  ],
  [
    /^list_user_groups: query parameter (?:limit|after) is unknown$/,
    'Recorded replies of the operation are paged by them, 200 groups a page.',
  ],
  [
    /_(?:group|user)_schema\w*: output description is unknown$/,
    'Recorded replies describe every schema; the specification knows a description of group schemas alone.',
  ],
  [
    /_group_owners?: output (?:\/0)?\/(?:lastUpdated must match format "date-time"|originId is null and must be string)$/,
    'As recorded: dates without a zone, and null for an owner who was named in Okta, as the description has it.',
  ],
  [
    /^convert_user_to_federated: query parameter provider is unknown$/,
    'Okta describes it in its guides alone.',
  ],
  [
    /_apps?: output (?:\/0)?\/(?:accessibility\/\w+|universalLogout) is null and must be (?:string|object)$/,
    'Okta sends null for what an app does not have; the specification says nullable nowhere there.',
  ],
  [
    /^list_admins: there is no operation listUsersWithRoleAssignments$/,
    'Okta has the operation, and the document at hand is an extract of its own that lacks it.',
  ],
  [
    /_roles?: output (?:\/\d)? must match exactly one schema in oneOf$/,
    'A standard and a custom role are told apart by their type alone, and each fits the schema of the other.',
  ],
  [
    /^list_role_targets: output (?:name|displayName|status) is unknown$/,
    'Of an application, whose targets the same action lists at another path.',
  ],
  [
    /(?:log(?:on|_event)s|_sign_ins|_changes)\w*: output \/0\/.* must be (?:string|object)$/,
    'The System Log sends null for what does not apply; the specification says nullable nowhere there.',
  ],
  [
    /: output (?:device|authenticationContext\.rootSessionId) is unknown$/,
    'Events of newer orgs carry it; the specification knows the events of older ones.',
  ],
  [
    /: output \/profile\/credentialId must be object$/,
    'The name of an account or a device; the specification has objects for whatever stands in the profile of a verification.',
  ],
  [
    /^verify_factor: output \/factorResult must be equal to one of the allowed values$/,
    'A push is answered with 201, and the reply with 200 is the one that is compared.',
  ],
  [
    /^(?:get_factor_transaction|activate_factor): output (?:factorResult|factorMessage|expiresAt) is unknown$/,
    'Sent while a push waits for the person: "TIMEOUT if not completed before the timestamp specified in the expiresAt param".',
  ],
];

const differences = specification ? heldAgainst(specification) : () => Promise.resolve([]);

describe.runIf(specification)("Okta's specification", () => {
  test.each(allActions)('agrees with $name', async (action) => {
    const different = await differences(action);
    expect(different.filter((one) => !deviations.some(([where]) => where.test(one)))).toEqual([]);
  });

  test('differs in every point that is listed as a deviation', async () => {
    const different = (await Promise.all(allActions.map(differences))).flat();
    const agreed = deviations.filter(([where]) => !different.some((one) => where.test(one)));
    expect(agreed).toEqual([]);
  });
});

/** Says in which points an action is not what Okta describes, in words. */
function heldAgainst(okta: Specification): (action: AnyAction) => Promise<string[]> {
  const { operations, resolved, jsonOf, faultsOf } = okta;

  /** The schemas that a value may have to fit at once or by choice, taken apart. A kind refers back to what all kinds share. */
  function parts(schema: Schema, within: readonly Schema[] = []): Schema[] {
    const here = resolved(schema);
    if (within.includes(here)) return [];
    const { allOf = [], oneOf = [], anyOf = [], discriminator, ...own } = here;
    const kinds = Object.values(discriminator?.mapping ?? {}).map(($ref) => ({ $ref }));
    const inner = [...allOf, ...oneOf, ...anyOf, ...kinds];
    return [own, ...inner.flatMap((part) => parts(part, [...within, here]))];
  }

  /** The schemas of what stands under a key; undefined where the key is unknown, [] where anything may stand there. */
  function under(schema: Schema, key: string): Schema[] | undefined {
    const all = parts(schema);
    const known = all.flatMap(({ properties }) => properties?.[key] ?? []);
    if (known.length > 0) return known;
    const open = all.some(({ additionalProperties }) => additionalProperties);
    return open || all.every(({ properties }) => !properties) ? [] : undefined;
  }

  const knows = (schemas: Schema[], [key, ...rest]: string[]): boolean => {
    if (key === undefined || schemas.length === 0) return true;
    const below = schemas.map((schema) => under(schema, key)).filter((one) => one !== undefined);
    return below.length > 0 && (below.some((one) => one.length === 0) || knows(below.flat(), rest));
  };

  /** The places in a value that the schemas do not know. */
  function unknown(schemas: Schema[], value: unknown, above = ''): string[] {
    if (Array.isArray(value)) {
      const items = schemas.flatMap((schema) => parts(schema)).flatMap((part) => part.items ?? []);
      return items.length > 0 ? [...new Set(value.flatMap((item) => unknown(items, item, above)))] : [];
    }
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      const place = above ? `${above}.${key}` : key;
      const below = schemas.map((schema) => under(schema, key)).filter((one) => one !== undefined);
      if (below.length === 0) return [place];
      return below.some((one) => one.length === 0) ? [] : unknown(below.flat(), inner, place);
    });
  }

  function requestDifferences(request: RequestData, operation: Operation): string[] {
    const { method, path, query = [], body = {}, fixed, instead } = request;
    const parameters = operation.parameters.map(resolved).filter((parameter) => parameter.in === 'query');
    const names = [
      ...(Array.isArray(query) ? query : Object.keys(query)),
      ...Object.keys({ ...fixed?.query, ...instead?.query }),
    ];
    const bodySchema = operation.requestBody && jsonOf(operation.requestBody);
    const byPosition = (template: string) => template.replaceAll(/\{[^}]+\}/g, '{}');
    return [
      ...(method === operation.method ? [] : [`${method} is ${operation.method}`]),
      ...(byPosition(path) === byPosition(operation.path) ? [] : [`${path} is ${operation.path}`]),
      ...names
        .filter((name) => !parameters.some((known) => known.name === name))
        .map((name) => `query parameter ${name} is unknown`),
      ...parameters
        .filter(({ name, required }) => required && !names.includes(name))
        .map(({ name }) => `query parameter ${name} is required`),
      ...Object.keys(body)
        .filter((place) => !bodySchema || !knows([bodySchema], place.split('.')))
        .map((place) => `body ${place} is unknown`),
      ...unknown(bodySchema ? [bodySchema] : [], fixed?.body).map((place) => `body ${place} is unknown`),
    ];
  }

  const replyOf = (operation: Operation | undefined): Schema | undefined => {
    const { 200: ok, 201: created } = operation?.responses ?? {};
    return jsonOf(ok ?? created ?? {});
  };

  /** Mistakes in a sample output as a reply to its operation. A list is its items. */
  function replyDifferences({ request, sample }: AnyAction, operation: Operation): string[] {
    const schema = replyOf(operation);
    if (!schema) return [];
    const value: unknown = request?.list ? sample.output[request.list.items] : sample.output;
    // An item that is found in a list, such as one group, is no list.
    if (Array.isArray(value) !== parts(schema).some(({ items }) => items)) return [];
    return faultsOf(schema, value).map((fault) => `output ${fault}`);
  }

  /** The output fields that Okta describes in none of the replies that they are made of. */
  async function unknownFields(action: AnyAction): Promise<string[]> {
    const { request, sample } = action;
    const made = new Set<AnyAction | undefined>();
    const { send } = sampleOrg(action);
    await run(action, sample.input, {
      send(asked) {
        made.add(actionOf(asked));
        return send(asked);
      },
    });
    const schemas = [...made].flatMap((one) => replyOf(operations.get(one?.operation ?? '')) ?? []);
    const value: unknown = request?.list ? sample.output[request.list.items] : sample.output;
    return unknown(schemas, value).map((place) => `output ${place} is unknown`);
  }

  return async (action) => {
    const { name, operation: id, scopes, request } = action;
    // An action that calls any operation stands for none.
    if (!id) return [];
    const operation = operations.get(id);
    if (!operation) return [`${name}: there is no operation ${id}`];
    const needed = (operation.security ?? []).flatMap(({ oauth2 = [] }) => oauth2);
    const found = [
      ...needed.filter((scope) => !scopes.includes(scope)).map((scope) => `scope ${scope} is missing`),
      ...(request ? requestDifferences(request, operation) : []),
      ...replyDifferences(action, operation),
      ...(await unknownFields(action)),
    ];
    return found.map((difference) => `${name}: ${difference}`);
  };
}

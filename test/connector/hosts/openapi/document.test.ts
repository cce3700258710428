import SwaggerParser from '@apidevtools/swagger-parser';
import { describe, expect, test } from 'vitest';
import { type DocumentOptions, documentOf } from '../../../../connector/hosts/openapi/document.ts';
import { inVersion, versions } from '../../../../connector/hosts/openapi/versions.ts';
import { loadConnector } from '../../../../connector/index.ts';

const okta = await loadConnector();
const document = (options: Partial<DocumentOptions> = {}) =>
  documentOf(okta.manifest, { server: 'https://gateway.example.com', ...options });

// Power Automate takes no description of more than a megabyte.
const most = 1_000_000;

describe.each(versions)('the description in OpenAPI %s', (version) => {
  test('is valid', async () => {
    const api = structuredClone(inVersion(document(), version));

    await expect(SwaggerParser.validate(api as never)).resolves.toBeDefined();
  });

  test('has an operation for each action, trigger and pick list that a field uses', () => {
    const { paths } = inVersion(document(), version) as { paths: Record<string, object> };
    const { actions, triggers } = okta.manifest;

    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        ...actions.map(({ name }) => `/v1/actions/${name}`),
        ...triggers.map(({ name }) => `/v1/triggers/${name}/events`),
        '/v1/pick-lists/groups',
      ]),
    );
  });
});

describe('the description for Microsoft', () => {
  interface DynamicValues {
    operationId: string;
    parameters?: object;
    [key: string]: unknown;
  }
  interface Body {
    name: string;
    schema: { $ref?: string; properties?: Record<string, object> };
  }
  const api = inVersion(document(), '2.0') as {
    paths: Record<string, Record<string, { operationId: string; parameters: Body[] }>>;
    definitions: Record<string, Body['schema']>;
  };
  function fields(name: string) {
    const body = api.paths[`/v1/actions/${name}`]?.['post']?.parameters.find(({ name }) => name === 'body');
    const { $ref, properties } = body?.schema ?? {};
    return $ref ? api.definitions[$ref.split('/').at(-1) ?? '']?.properties : properties;
  }

  test('is short enough to be imported', () => {
    expect(JSON.stringify(api).length).toBeLessThan(most);
  });

  test('names fields, says which matter, and where their choices come from', () => {
    expect(fields('add_user_to_group')).toMatchObject({
      groupId: {
        'x-ms-summary': 'Group ID',
        'x-ms-visibility': 'important',
        'x-ms-dynamic-values': {
          operationId: 'choices_of_groups',
          'value-collection': 'choices',
          'value-path': 'value',
        },
      },
    });
    expect(fields('list_users')).toMatchObject({
      sortBy: { 'x-ms-visibility': 'advanced' },
    });
  });

  // The words, values and places that Microsoft's own schema for custom connectors knows, beside x-ms-trigger of its documents.
  test('uses only words of Microsoft, and sends no drop-down to an operation that there is not', () => {
    const operations = new Map(
      Object.values(api.paths)
        .flatMap((path) => Object.values(path))
        .map((operation) => [operation.operationId, operation.parameters.map(({ name }) => name)]),
    );
    const wrong: string[] = [];
    const words: Record<string, (value: never) => boolean> = {
      'x-ms-summary': (value: string) => typeof value === 'string',
      'x-ms-visibility': (value: string) => ['important', 'advanced', 'internal'].includes(value),
      'x-ms-trigger': (value: string) => ['batch', 'single'].includes(value),
      'x-ms-dynamic-values': ({ operationId, parameters = {}, ...rest }: DynamicValues) =>
        Object.keys(parameters).every((name) => operations.get(operationId)?.includes(name)) &&
        ['value-collection', 'value-path', 'value-title'].every((key) => typeof rest[key] === 'string'),
      'x-ms-dynamic-list': ({ operationId, parameters = {} }: DynamicValues) =>
        Object.keys(parameters).every((name) => operations.get(operationId)?.includes(name)),
    };
    const look = (value: unknown, place: string) => {
      for (const [key, inner] of Object.entries(Object(value))) {
        const isWord = key.startsWith('x-ms-') && !place.endsWith('/properties');
        if (isWord && !words[key]?.(inner as never)) wrong.push(`${place}/${key}`);
        if (typeof inner === 'object') look(inner, `${place}/${key}`);
      }
    };
    look(api, '');

    expect(wrong).toEqual([]);
    expect(fields('unassign_user_from_app')).toMatchObject({
      userId: {
        'x-ms-dynamic-values': {
          operationId: 'choices_of_app_users',
          parameters: { appId: { parameter: 'appId' } },
        },
        'x-ms-dynamic-list': { parameters: { appId: { parameterReference: 'body/appId' } } },
      },
    });
  });

  test('has triggers that are polled', () => {
    expect(api.paths['/v1/triggers/user_created/events']?.['get']).toMatchObject({ 'x-ms-trigger': 'batch' });
  });
});

test('the description has only what it is asked for, with what that needs', () => {
  const { paths, tags } = document({ actions: ({ resource }) => resource === 'sessions', triggers: false });

  expect(Object.keys(paths).filter((path) => !path.startsWith('/v1/actions/'))).toEqual([
    '/v1/run-for-each',
    '/v1/pick-lists/users',
  ]);
  expect(tags.map(({ name }) => name)).toEqual(['sessions']);
});

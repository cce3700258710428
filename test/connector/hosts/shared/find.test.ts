import { describe, expect, test } from 'vitest';
import { bestFor } from '../../../../connector/hosts/shared/find.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { actions } = (await loadConnector()).manifest;

describe('bestFor', () => {
  test.each([
    ['create group', 'create_group'],
    ['make a new group', 'create_group'],
    ['members of a group', 'list_group_members'],
    ['disable a user', 'deactivate_user'],
    ['block the user', 'suspend_user'],
    ['rename a group', 'update_group'],
    ['erase the user', 'delete_user'],
    ['sign-ins from an IP', 'get_recent_logons_by_ip'],
  ])('finds by the words "%s" first of all %s', (words, name) => {
    expect(bestFor(words, actions)[0]?.name).toBe(name);
  });

  test('finds nothing by words that say nothing of an action', () => {
    expect(bestFor('xyzzy', actions)).toEqual([]);
    expect(bestFor('of the', actions)).toEqual([]);
  });

  const zones = [
    { name: 'list_ips', title: 'List blocked IP addresses', keywords: [] },
    { name: 'add_ip', title: 'Add IP to zone', keywords: ['block an IP address', 'ban a network'] },
    { name: 'list_policies', title: 'List policies', keywords: [] },
  ].map((zone) => ({ ...zone, resource: 'zones', description: 'Has to do with an address.' }));
  const found = (words: string) => bestFor(words, zones).map(({ name }) => name);

  test('finds an action by its keywords, and first of all where they are just what was typed', () => {
    expect(found('ban network')).toEqual(['add_ip']);
    expect(found('Block an IP address!')[0]).toBe('add_ip');
  });

  test('finds one by several and several by one', () => {
    expect(found('policy')).toEqual(['list_policies']);
    expect(found('blocking address')[0]).toBe('list_ips');
  });

  test('leaves out what fits less than half as well as the best', () => {
    expect(found('list policies')).toEqual(['list_policies']);
  });
});

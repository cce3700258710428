import { describe, expect, test } from 'vitest';
import { bestFor } from '../../../../connector/hosts/mcp/find.ts';
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
  });
});

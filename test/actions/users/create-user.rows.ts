import { type ChangeRow, newPassword } from '../../differential/changes.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    ({ group }) => ({
      profile: { firstName: 'Grace', lastName: 'Hopper', email: 'grace.hopper@example.com' },
      groupIds: [group],
    }),
    { status: 'PROVISIONED', profile: { login: 'grace.hopper@example.com' } },
  ],
  change(org) {
    const person = (name: string) => ({
      firstName: name,
      lastName: 'Hopper',
      email: `${name}@example.com`,
      login: `${name}@example.com`,
    });
    const row = (
      name: string,
      input: object,
      query: Record<string, string | boolean>,
      body: object,
    ): ChangeRow => ({
      input: { profile: person(name), ...input },
      calls: [['POST', at('/api/v1/users', query), { profile: person(name), ...body }]],
      about: person(name).login,
    });
    const passwordHash = { algorithm: 'SHA-256', value: 'jZae727K08KaOmKSgOaGzww/XVqGr/PKEgIMkjrcbJI=' };
    const question = { question: 'Where did we meet?', answer: 'At the lighthouse' };
    const provider = { type: 'FEDERATION', name: 'FEDERATION' };
    const groupIds = [org.group('Sales').id, org.group('Finance').id];
    const { login: _, ...withoutLogin } = person('grace');
    return [
      { ...row('grace', {}, { activate: true }, {}), input: { profile: withoutLogin } },
      row('hedy', { activate: false }, { activate: false }, {}),
      row(
        'ida',
        { password: newPassword, nextLogin: 'changePassword', groupIds },
        { activate: true, nextLogin: 'changePassword' },
        { credentials: { password: { value: newPassword } }, groupIds },
      ),
      row(
        'jean',
        { password: newPassword, recoveryQuestion: question.question, recoveryAnswer: question.answer },
        { activate: true },
        { credentials: { password: { value: newPassword }, recovery_question: question } },
      ),
      row('kay', { passwordHash }, { activate: true }, { credentials: { password: { hash: passwordHash } } }),
      row(
        'lise',
        { passwordHook: 'default' },
        { activate: true },
        { credentials: { password: { hook: { type: 'default' } } } },
      ),
      row('mary', { provider }, { activate: true, provider: true }, { credentials: { provider } }),
      row('nina', { userTypeId: org.userTypeId }, { activate: true }, { type: { id: org.userTypeId } }),
      row('olga', { realmId: org.realmId }, { activate: true }, { realmId: org.realmId }),
    ];
  },
};

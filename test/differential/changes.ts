import type { Facts } from './facts.ts';
import { at, type Body } from './plain.ts';

export type PlainCall = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

export interface ChangeRow {
  input: Record<string, unknown>;
  /** The calls that anybody would make. */
  calls: PlainCall[];
  /** What both orgs are told before. */
  before?: PlainCall[];
  /** Whom it is about, by ID or login, where the input does not say. */
  about?: string;
}

const password = 'Sandbox-Pass-1';
export const newPassword = 'Quiet-Harbour-7';
const user = (id: string, rest = '') => `/api/v1/users/${id}${rest}`;
const withQuestion = ({ credentials }: Body) => credentials.recovery_question !== undefined;

/** Rows of an action that posts to a path of a user. */
const posts = (
  { id }: Body,
  path: string,
  rows: [input: object, query: Record<string, string | boolean>, body?: unknown][],
): ChangeRow[] =>
  rows.map(([input, query, body]) => ({
    input: { userId: id, ...input },
    calls: [['POST', at(user(id, path), query), body]],
  }));

/** The calls that anybody would make for each action that changes something. Every field of its input is in a row. */
export const changeRows: Record<string, (org: Facts) => ChangeRow[]> = {
  create_user(org) {
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
  update_user(org) {
    const [one, other] = [org.user('ACTIVE'), org.user('ACTIVE')];
    const profile = { title: 'Admiral', mobilePhone: null };
    return [
      { input: { userId: one.id, profile }, calls: [['POST', user(one.id), { profile }]] },
      {
        input: { userId: other.id, profile, ifMatch: 'W/"0"' },
        calls: [['POST', user(other.id), { profile }, { 'If-Match': 'W/"0"' }]],
      },
    ];
  },
  replace_user(org) {
    const [one, other] = [org.user('ACTIVE'), org.user('ACTIVE')];
    const profile = {
      login: 'ada@example.com',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'King',
    };
    return [
      { input: { userId: one.id, profile }, calls: [['PUT', user(one.id), { profile }]] },
      {
        input: { userId: other.id, profile, userTypeId: org.userTypeId, ifMatch: 'W/"0"' },
        calls: [['PUT', user(other.id), { profile, type: { id: org.userTypeId } }, { 'If-Match': 'W/"0"' }]],
      },
    ];
  },
  activate_user: (org) => [
    ...posts(org.user('STAGED'), '/lifecycle/activate', [[{}, { sendEmail: true }]]),
    ...posts(org.user('STAGED'), '/lifecycle/activate', [[{ sendEmail: false }, { sendEmail: false }]]),
  ],
  reactivate_user: (org) => [
    ...posts(org.user('PROVISIONED'), '/lifecycle/reactivate', [[{ sendEmail: true }, { sendEmail: true }]]),
    ...posts(org.user('PROVISIONED'), '/lifecycle/reactivate', [
      [{ sendEmail: false }, { sendEmail: false }],
    ]),
  ],
  deactivate_user: (org) => [
    ...posts(org.user('ACTIVE'), '/lifecycle/deactivate', [[{}, { sendEmail: false }]]),
    ...posts(org.user('SUSPENDED'), '/lifecycle/deactivate', [[{ sendEmail: true }, { sendEmail: true }]]),
  ],
  suspend_user: (org) => posts(org.user('ACTIVE'), '/lifecycle/suspend', [[{}, {}]]),
  unsuspend_user: (org) => posts(org.user('SUSPENDED'), '/lifecycle/unsuspend', [[{}, {}]]),
  unlock_user: (org) => posts(org.user('LOCKED_OUT'), '/lifecycle/unlock', [[{}, {}]]),
  delete_user(org) {
    const [gone, here] = [org.user('DEPROVISIONED').id, org.user('ACTIVE').id];
    return [
      { input: { userId: gone }, calls: [['DELETE', user(gone)]] },
      {
        input: { userId: here, deactivateFirst: true, sendEmail: true },
        calls: [
          ['POST', user(here, '/lifecycle/deactivate?sendEmail=true')],
          ['DELETE', user(here, '?sendEmail=true')],
        ],
      },
    ];
  },
  reset_password: (org) => [
    ...posts(org.user('ACTIVE'), '/lifecycle/reset_password', [[{ sendEmail: true }, { sendEmail: true }]]),
    ...posts(org.user('ACTIVE'), '/lifecycle/reset_password', [
      [
        { sendEmail: false, revokeSessions: true },
        { sendEmail: false, revokeSessions: true },
      ],
    ]),
  ],
  expire_password: (org) => posts(org.user('ACTIVE'), '/lifecycle/expire_password', [[{}, {}]]),
  expire_password_with_temp_password: (org) =>
    posts(org.user('ACTIVE'), '/lifecycle/expire_password_with_temp_password', [
      [{ revokeSessions: true }, { revokeSessions: true }],
    ]),
  set_password: (org) =>
    [true, false].flatMap((strict) =>
      posts(org.user('ACTIVE'), '', [
        [{ newPassword, strict }, { strict }, { credentials: { password: { value: newPassword } } }],
      ]),
    ),
  change_password: (org) =>
    posts(org.user('ACTIVE'), '/credentials/change_password', [
      [
        { oldPassword: password, newPassword, strict: true, revokeSessions: true },
        { strict: true },
        { oldPassword: { value: password }, newPassword: { value: newPassword }, revokeSessions: true },
      ],
    ]),
  forgot_password: (org) =>
    [true, false].flatMap((sendEmail) =>
      posts(org.user('ACTIVE'), '/credentials/forgot_password', [[{ sendEmail }, { sendEmail }]]),
    ),
  forgot_password_set_new_password: (org) =>
    posts(org.user('ACTIVE', withQuestion), '/credentials/forgot_password_recovery_question', [
      [
        { newPassword, recoveryAnswer: 'Lighthouse', sendEmail: false },
        { sendEmail: false },
        { password: { value: newPassword }, recovery_question: { answer: 'Lighthouse' } },
      ],
    ]),
  change_recovery_question: (org) =>
    posts(org.user('ACTIVE'), '/credentials/change_recovery_question', [
      [
        { password, recoveryQuestion: 'What was the first ship?', recoveryAnswer: 'Vassar' },
        {},
        {
          password: { value: password },
          recovery_question: { question: 'What was the first ship?', answer: 'Vassar' },
        },
      ],
    ]),
  reset_factors(org) {
    const [row] = posts(org.user('ACTIVE'), '/lifecycle/reset_factors', [[{}, {}]]);
    const profile = { question: 'favorite_art_piece', answer: 'Nighthawks' };
    const factor = { factorType: 'question', provider: 'OKTA', profile };
    return row ? [{ ...row, before: [['POST', user(String(row.input['userId']), '/factors'), factor]] }] : [];
  },
  clear_user_sessions: (org) =>
    [
      { oauthTokens: true, forgetDevices: false },
      { oauthTokens: false, forgetDevices: true },
    ].map((input) => {
      const { id } = org.user('ACTIVE');
      return { input: { userId: id, ...input }, calls: [['DELETE', at(user(id, '/sessions'), input)]] };
    }),
  create_group: () => [
    {
      input: { name: 'Robotics', description: 'Builds', attributes: { badge: 7 } },
      calls: [['POST', '/api/v1/groups', { profile: { name: 'Robotics', description: 'Builds', badge: 7 } }]],
    },
  ],
  update_group(org) {
    const { id } = org.group('Sales');
    const profile = { ...org.group('Sales').profile, description: 'Sells', badge: 7 };
    return [
      {
        input: { groupId: id, description: 'Sells', attributes: { badge: 7 } },
        calls: [['PUT', `/api/v1/groups/${id}`, { profile }]],
      },
      {
        input: { groupId: id, name: 'Sales and service' },
        calls: [['PUT', `/api/v1/groups/${id}`, { profile: { ...profile, name: 'Sales and service' } }]],
      },
    ];
  },
  delete_group(org) {
    const { id } = org.group('On Call');
    return [{ input: { groupId: id }, calls: [['DELETE', `/api/v1/groups/${id}`]] }];
  },
  add_user_to_group(org) {
    const [groupId, userId] = [org.group('Finance').id, org.user('ACTIVE').id];
    return [{ input: { groupId, userId }, calls: [['PUT', `/api/v1/groups/${groupId}/users/${userId}`]] }];
  },
  remove_user_from_group(org) {
    const [groupId, userId] = [org.group('Finance').id, org.user('ACTIVE').id];
    const path = `/api/v1/groups/${groupId}/users/${userId}`;
    return [{ input: { groupId, userId }, before: [['PUT', path]], calls: [['DELETE', path]] }];
  },
  call_okta_api(org) {
    const { id } = org.user('ACTIVE');
    const body = { profile: { title: 'Admiral' } };
    const headers = { 'If-Match': 'W/"0"' };
    return [
      { input: { method: 'POST', path: user(id), body }, calls: [['POST', user(id), body]], about: id },
      {
        input: { method: 'POST', path: user(id), body, headers },
        calls: [['POST', user(id), body, headers]],
        about: id,
      },
    ];
  },
};

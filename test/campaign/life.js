import { oneOf } from './random.js';

// The life of one lane: a few people and groups come, change and go, one call after the other. Everything told of them is
// kept, and `undefined` stands for what a call that failed may or may not have changed.

/** Failures that may have been carried out all the same. */
export const unsure = [
  'NETWORK',
  'TIMEOUT',
  'OKTA_UNAVAILABLE',
  'UNEXPECTED_RESPONSE',
  'RATE_LIMITED',
  'CANCELLED',
];

const signedUp = ['ACTIVE', 'PASSWORD_EXPIRED'];

/** Operations on a user's state: where they mostly make sense, the event that tells of each, and whether they mail. */
const states = {
  activate_user: { from: ['STAGED', 'DEPROVISIONED'], event: 'user.lifecycle.activate', mails: true },
  reactivate_user: { from: ['PROVISIONED', 'RECOVERY'], event: 'user.lifecycle.reactivate', mails: true },
  suspend_user: { from: signedUp, event: 'user.lifecycle.suspend' },
  unsuspend_user: { from: ['SUSPENDED'], event: 'user.lifecycle.unsuspend' },
  unlock_user: { from: ['LOCKED_OUT'], event: 'user.account.unlock_by_admin' },
  deactivate_user: { from: ['SUSPENDED', 'RECOVERY'], event: 'user.lifecycle.deactivate' },
  reset_password: { from: [...signedUp, 'RECOVERY'], event: 'user.account.reset_password', mails: true },
  forgot_password: { from: ['ACTIVE'], event: 'user.account.reset_password', mails: true },
  expire_password: { from: ['ACTIVE'], event: 'user.account.expire_password' },
  expire_password_with_temp_password: { from: ['RECOVERY'], event: 'user.account.expire_password' },
  reset_factors: { from: ['PASSWORD_EXPIRED'], event: 'user.mfa.factor.reset_all' },
};

/** The people and groups of a lane. `name` begins every name that it gives. */
export function life(dice, name) {
  const people = [];
  const groups = [];
  let count = 0;

  const chance = (share) => dice() < share;
  const word = (of) => `${of}-${name}-${++count}`;
  const password = () => `Campaign-${Math.floor(dice() * 1e12).toString(36)}-Aa1`;

  function createUser() {
    const login = `${word('user')}@example.com`;
    const secrets = [password(), word('answer')];
    const profile = { firstName: word('first'), lastName: 'Campaign', email: login, login };
    const withPassword = chance(0.7);
    const activate = chance(0.8);
    return {
      action: 'create_user',
      input: {
        profile,
        activate,
        ...(withPassword && {
          password: secrets[0],
          recoveryQuestion: 'Who drives?',
          recoveryAnswer: secrets[1],
        }),
      },
      secrets,
      once: true,
      event: 'user.lifecycle.create',
      named: login,
      rival: {
        path: '/api/v1/users',
        same: { profile },
        other: { profile: { ...profile, firstName: 'Rival' } },
      },
      learn({ id, status }) {
        const [known, answer] = withPassword ? secrets : [];
        people.push({
          id,
          login,
          there: true,
          status,
          title: null,
          password: known,
          answer,
          invited: activate && !withPassword,
          in: new Map(),
        });
      },
    };
  }

  function createGroup() {
    const named = word('group');
    const profile = { name: named, description: word('text') };
    return {
      action: 'create_group',
      input: profile,
      once: true,
      event: 'group.lifecycle.create',
      named,
      rival: { path: '/api/v1/groups', same: { profile }, other: { profile: { name: named } } },
      learn: ({ id }) => groups.push({ id, name: named, there: true, description: profile.description }),
    };
  }

  function changeState(person) {
    const legal = Object.keys(states).filter((name) => states[name].from.includes(person.status));
    const action = oneOf(dice, legal.length > 0 && chance(0.9) ? legal : Object.keys(states));
    const { event, mails } = states[action];
    const sendEmail = mails && chance(0.7);
    return {
      action,
      input: { userId: person.id, ...(mails && { sendEmail }) },
      mails: sendEmail,
      once: sendEmail && action !== 'activate_user',
      event,
      about: person.id,
      forget: () => Object.assign(person, { status: undefined, password: undefined }),
      learn: ({ status }) => Object.assign(person, { status, password: undefined }),
    };
  }

  function updateUser(person) {
    const title = chance(0.2) ? null : word('title');
    return {
      action: 'update_user',
      input: { userId: person.id, profile: { title } },
      forget: () => Object.assign(person, { title: undefined }),
      learn: () => Object.assign(person, { title }),
    };
  }

  function replaceUser(person) {
    const { login } = person;
    const title = word('title');
    return {
      action: 'replace_user',
      input: {
        userId: person.id,
        profile: { login, email: login, firstName: 'Re', lastName: 'Placed', title },
      },
      forget: () => Object.assign(person, { title: undefined }),
      learn: () => Object.assign(person, { title }),
    };
  }

  function changeQuestion(person) {
    const answer = word('answer');
    const secret = person.password ?? password();
    return {
      action: 'change_recovery_question',
      input: { userId: person.id, password: secret, recoveryQuestion: 'Who parks?', recoveryAnswer: answer },
      secrets: [secret, answer],
      forget: () => Object.assign(person, { answer: undefined }),
      learn: () => Object.assign(person, { answer }),
    };
  }

  function setPassword(person) {
    const secret = password();
    return {
      action: 'set_password',
      input: { userId: person.id, newPassword: secret },
      secrets: [secret],
      forget: () => Object.assign(person, { status: undefined, password: undefined }),
      learn: ({ status }) => Object.assign(person, { status, password: secret }),
    };
  }

  function changePassword(person) {
    const secret = password();
    const old = person.password ?? password();
    return {
      action: 'change_password',
      input: { userId: person.id, oldPassword: old, newPassword: secret },
      secrets: [old, secret],
      once: true,
      event: 'user.account.update_password',
      about: person.id,
      forget: () => Object.assign(person, { status: undefined, password: undefined }),
      learn: ({ status }) => Object.assign(person, { status, password: secret }),
    };
  }

  function recover(person) {
    const secret = password();
    return {
      action: 'forgot_password_set_new_password',
      input: { userId: person.id, newPassword: secret, recoveryAnswer: person.answer ?? 'Nobody' },
      secrets: [secret, ...(person.answer ? [person.answer] : [])],
      once: true,
      about: person.id,
      forget: () => Object.assign(person, { status: undefined, password: undefined }),
      learn: ({ status }) => Object.assign(person, { status, password: secret }),
    };
  }

  function changeMembership(person) {
    const group = oneOf(dice, groups);
    if (!group) return createGroup();
    const add = chance(0.6);
    return {
      action: add ? 'add_user_to_group' : 'remove_user_from_group',
      input: { userId: person.id, groupId: group.id },
      forget: () => person.in.set(group, undefined),
      learn: () => person.in.set(group, add),
    };
  }

  function updateGroup() {
    const group = oneOf(dice, groups);
    if (!group) return createGroup();
    const description = word('text');
    return {
      action: 'update_group',
      input: { groupId: group.id, description },
      forget: () => Object.assign(group, { description: undefined }),
      learn: () => Object.assign(group, { description }),
    };
  }

  function deleteGroup() {
    const group = groups.length > 2 && groups.find(({ there }) => there);
    if (!group) return createGroup();
    return {
      action: 'delete_group',
      input: { groupId: group.id },
      event: 'group.lifecycle.delete',
      about: group.id,
      forget: () => Object.assign(group, { there: undefined }),
      learn: () => Object.assign(group, { there: false }),
    };
  }

  function deleteUser(person) {
    return {
      action: 'delete_user',
      input: { userId: person.id, deactivateFirst: true },
      event: 'user.lifecycle.delete.completed',
      about: person.id,
      forget: () => Object.assign(person, { there: undefined, status: undefined }),
      learn: ({ deleted }) => Object.assign(person, { there: !deleted, status: undefined }),
    };
  }

  const clearSessions = ({ id }) => ({ action: 'clear_user_sessions', input: { userId: id } });

  /** A rival may make another of the same name when ours is gone, and that one is found. */
  const isUntrue = (found, { id, there }) =>
    (there === true && !found) || (there === false && found?.id === id);

  /** A reading, and what makes its answer untrue. */
  function read(person) {
    const group = oneOf(dice, groups);
    // The groups of a deactivated user are not shown.
    const shown = group?.there && person.there && person.status && person.status !== 'DEPROVISIONED';
    const member = shown ? person.in.get(group) : undefined;
    return oneOf(dice, [
      {
        action: 'get_user',
        input: { userId: person.id },
        untrue: ({ id, status }) => id !== person.id || (person.status && status !== person.status),
      },
      {
        action: 'find_user',
        input: { userId: person.login },
        untrue: (output) => isUntrue(output.user, person),
      },
      {
        action: 'search_users',
        input: { conditions: [{ attribute: 'status', operator: 'eq', value: 'ACTIVE' }], limit: 20 },
      },
      { action: 'list_users', input: { limit: 30 } },
      { action: 'list_user_groups', input: { userId: person.id } },
      { action: 'list_user_apps', input: { userId: person.id } },
      { action: 'list_groups', input: { limit: 30 } },
      { action: 'list_log_events', input: { limit: 20 } },
      { action: 'get_recent_logons_by_user', input: { userId: person.id } },
      { action: 'get_recent_logons_by_ip', input: { ipAddress: '127.0.0.1' } },
      { action: 'call_okta_api', input: { method: 'GET', path: '/api/v1/devices' } },
      ...(group
        ? [
            { action: 'get_group', input: { groupId: group.id }, untrue: ({ id }) => id !== group.id },
            {
              action: 'find_group',
              input: { name: group.name },
              untrue: (output) => isUntrue(output.group, group),
            },
            { action: 'list_group_members', input: { groupId: group.id } },
            {
              action: 'is_user_in_group',
              input: { userId: person.id, groupId: group.id },
              untrue: ({ inGroup }) => member !== undefined && inGroup !== member,
            },
          ]
        : []),
    ]);
  }

  return {
    people,
    groups,
    next() {
      const left = people.filter(({ there }) => there !== false || chance(0.02));
      const person = oneOf(dice, left.slice(-5));
      if (!person || chance(0.06)) return chance(0.7) ? createUser() : createGroup();
      const changes = [updateUser, replaceUser, setPassword, changePassword, recover, changeQuestion];
      const reads = [read, read, read, read];
      const rarely = [clearSessions, changeMembership, updateGroup, chance(0.3) ? deleteUser : deleteGroup];
      return oneOf(dice, [
        changeState,
        changeState,
        changeState,
        changeState,
        ...changes,
        ...reads,
        ...rarely,
      ])(person);
    },
    /** Keeps what was told. What failed so that it may have been carried out leaves its facts open. */
    learn({ learn, forget }, { output, error }) {
      if (output) learn?.(output);
      else if (!error || unsure.includes(error.code)) forget?.();
    },
  };
}

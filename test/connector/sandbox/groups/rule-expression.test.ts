import { describe, expect, test } from 'vitest';
import { ruleCondition } from '../../../../connector/sandbox/groups/rule-expression.ts';
import type { Attribute } from '../../../../connector/sandbox/state/rows.ts';

// Expressions are asked about Ana, of Engineering.

const attributes: Readonly<Record<string, Attribute>> = {
  firstName: { title: 'First name', type: 'string' },
  department: { title: 'Department', type: 'string' },
  nickName: { title: 'Nickname', type: 'string' },
  badgeNumber: { title: 'Badge number', type: 'integer' },
  remote: { title: 'Works remotely', type: 'boolean' },
  skills: { title: 'Skills', type: 'array' },
};

const subject = {
  user: {
    id: '00uana',
    status: 'ACTIVE',
    created: '2026-01-02T03:04:05.000Z',
    activated: null,
    statusChanged: null,
    lastLogin: null,
    lastUpdated: '2026-01-02T03:04:05.000Z',
    passwordChanged: null,
    type: { id: 'oty' },
    realmId: undefined,
    profile: {
      firstName: 'Ana',
      department: 'Engineering',
      badgeNumber: 7,
      remote: true,
      skills: ['sql', 'typescript'],
    },
    provider: 'OKTA',
    password: undefined,
    formerPasswords: [],
    recovery: undefined,
    failedSignIns: 0,
    unlocksAt: undefined,
    heldFrom: undefined,
    transition: undefined,
    risk: undefined,
    classification: undefined,
  },
  groups: () =>
    ['Everyone', 'West Coast Users'].map((name, i) => ({
      id: `00g${i}`,
      created: '',
      lastUpdated: '',
      lastMembershipUpdated: '',
      objectClass: [],
      type: 'OKTA_GROUP' as const,
      profile: { name },
      members: new Set<string>(),
      owners: [],
    })),
} as const;

const read = (expression: string) => ruleCondition(expression, (name) => attributes[name]);

describe('the expression of a rule', () => {
  test.each([
    ['user.department == "Engineering"', true],
    ["user.department == 'Engineering'", true],
    ['user.department == "engineering"', false],
    ['user.department != "Sales"', true],
    ['user.nickName == null', true],
    ['user.department == null', false],
    ['user.badgeNumber > 6 and user.badgeNumber <= 7', true],
    ['user.badgeNumber >= 8 || user.badgeNumber < 7', false],
    ['user.firstName < "B"', true],
    ['user.badgeNumber > "6"', false],
    ['user.nickName > "A"', false],
    ['user.badgeNumber + 1 == 8', true],
    ['user.badgeNumber % 2 == 1 AND user.badgeNumber * 2 - 4 == 20 / 2', true],
    ['-user.badgeNumber == -7', true],
    ['user.firstName + " " + user.nickName == "Ana "', true],
    ['user.remote', true],
    ['!user.remote', false],
    ['NOT (user.department == "Sales" OR user.department == "Legal")', true],
    ['user.department == "and"', false],
    ['user.remote ? user.badgeNumber == 7 : false', true],
    ['String.stringContains(user.department, "gin")', true],
    ['String.stringContains(user.nickName, "x")', false],
    ['String.startsWith(user.department, "Eng")', true],
    ['String.len(user.firstName) == 3', true],
    ['String.toLowerCase(user.department) == "engineering"', true],
    ['String.toUpperCase(user.firstName) == "ANA"', true],
    ['String.removeSpaces("a b c") == "abc"', true],
    ['String.append(user.firstName, "!") == "Ana!"', true],
    ['String.join("-", "a", "b", "c") == "a-b-c"', true],
    ['String.replace("a.a", "a", "$&") == "$&.$&"', true],
    ['String.replaceFirst("a.a", "a", "b") == "b.a"', true],
    ['String.substring(user.department, 0, 3) == "Eng"', true],
    ['String.substringAfter("ana@example.com", "@") == "example.com"', true],
    ['String.substringBefore("ana@example.com", "@") == "ana"', true],
    ['Arrays.contains(user.skills, "sql")', true],
    ['Arrays.contains({"Sales", "Engineering"}, user.department)', true],
    ['Arrays.contains(user.nickName, "x")', false],
    ['Arrays.isEmpty(user.skills) or Arrays.size(user.skills) == 2', true],
    ['isMemberOfGroup("00g1")', true],
    ['isMemberOfGroup("00g2")', false],
    ['isMemberOfAnyGroup("00g2", "00g1")', true],
    ['isMemberOfGroupName("West Coast Users")', true],
    ['isMemberOfGroupName("West Coast")', false],
    ['isMemberOfGroupNameStartsWith("West")', true],
    ['isMemberOfGroupNameContains("Coast")', true],
    ['user.getInternalProperty("status") == "ACTIVE"', true],
    ['user.getInternalProperty("id") == "00uana" and user.getInternalProperty("lastLogin") == null', true],
    ['user.getInternalProperty("other") == null', true],
  ])('%s is %s', (expression, expected) => {
    expect(read(expression)(subject)).toBe(expected);
  });

  test.each([
    ['', 'Not an expression of one condition.'],
    ['user.department = "Sales"', 'Unexpected "=" at character 16'],
    ['user.department == "Sales" and', 'Expected expression after && at character 30'],
    ['user.department == "Sales', 'Unclosed quote after "Sales" at character 25'],
    ['user.remote user.remote', 'Not an expression of one condition.'],
    ['user.department', 'The expression must evaluate to a boolean.'],
    ['String.len(user.firstName)', 'The expression must evaluate to a boolean.'],
    ['user.remote ? "a" : true', 'The expression must evaluate to a boolean.'],
    ['profile.department == "x"', 'Invalid property profile.department in expression.'],
    ['user.departement == "x"', 'Invalid property user.departement in expression.'],
    ['user["department"] == "x"', 'A name is expected.'],
    ['user.department === "x"', 'The operator === is not supported.'],
    ['~user.badgeNumber == 1', 'The operator ~ is not supported.'],
    ['String.reverse("x") == "x"', 'The function String.reverse is not supported.'],
    ['String.startsWith("x")', 'The function String.startsWith needs more arguments.'],
    ['toString() == "x"', 'The function toString is not supported.'],
  ])('%s is refused', (expression, cause) => {
    expect(() => read(expression)).toThrow(
      expect.objectContaining({
        code: 'E0000001',
        causes: [`conditions.expression.value: ${cause}`],
      }),
    );
  });
});

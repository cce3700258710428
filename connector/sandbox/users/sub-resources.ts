import { checkLicence } from '../access/rights.ts';
import { invalid } from '../http/errors.ts';
import { type Handler, json, type Route, readBody } from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { providerView } from '../org/identity-providers.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { User } from '../state/rows.ts';
import { blocksOf } from './view.ts';

const listBlocks: Handler = (org, call) => {
  checkLicence(org, 'device-blocks');
  return json(blocksOf(findUser(org, call.segment('user'))));
};

const listIdps: Handler = (org, call) => {
  const { id } = findUser(org, call.segment('user'));
  return json(
    org.identityProviders.rows
      .filter(({ users = [] }) => users.some((linked) => linked.id === id))
      .map((provider) => providerView(org, provider)),
  );
};

function riskView(org: Org, { id, risk }: User): Record<string, unknown> {
  const self = `${org.origin}/api/v1/users/${id}`;
  return {
    ...(risk ?? { riskLevel: 'NONE' }),
    _links: {
      user: { href: self, hints: { allow: ['GET'] } },
      self: { href: `${self}/risk`, hints: { allow: ['GET', 'PUT'] } },
    },
  };
}

const getRisk: Handler = (org, call) => {
  checkLicence(org, 'user-risk');
  return json(riskView(org, findUser(org, call.segment('user'))));
};

/** The first time that a risk is set is answered with 201. */
const setRisk: Handler = (org, call) => {
  checkLicence(org, 'user-risk');
  const user = findUser(org, call.segment('user'));
  const { riskLevel, riskReason = 'Admin override risk' } = readBody(call, ['riskLevel', 'riskReason']);
  if (riskLevel !== 'HIGH' && riskLevel !== 'MEDIUM' && riskLevel !== 'LOW') {
    throw invalid('riskLevel', 'riskLevel: The value is not one of the allowed values');
  }
  if (typeof riskReason !== 'string' || !/^[a-zA-Z0-9\s\-,.]{0,500}$/.test(riskReason)) {
    throw invalid('riskReason', 'riskReason: Does not match required pattern');
  }
  const status = user.risk ? 200 : 201;
  user.risk = { riskLevel, reason: riskReason };
  record(org, call, 'user.risk.change', user);
  return json(riskView(org, user), status);
};

const getClassification: Handler = (org, call) => {
  checkLicence(org, 'user-classification');
  const { classification, created } = findUser(org, call.segment('user'));
  return json(classification ?? { type: 'STANDARD', lastUpdated: created });
};

const setClassification: Handler = (org, call) => {
  checkLicence(org, 'user-classification');
  const user = findUser(org, call.segment('user'));
  const { type } = readBody(call, ['type', 'lastUpdated']);
  if (type !== 'LITE' && type !== 'STANDARD') {
    throw invalid('type', 'type: The value is not one of the allowed values');
  }
  user.classification = { type, lastUpdated: org.timestamp() };
  return json(user.classification);
};

export const userSubResourceRoutes: readonly Route[] = [
  ['GET', '/api/v1/users/:user/blocks', listBlocks],
  ['GET', '/api/v1/users/:user/idps', listIdps],
  ['GET', '/api/v1/users/:user/risk', getRisk],
  ['PUT', '/api/v1/users/:user/risk', setRisk],
  ['GET', '/api/v1/users/:user/classification', getClassification],
  ['PUT', '/api/v1/users/:user/classification', setClassification],
];

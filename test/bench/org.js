import { createServer } from 'node:http';

// A server as fast as Node allows, in a process of its own: every answer is written beforehand, so that what is
// measured is the client. It has as many users as its argument says, in pages of 200, and prints its address. After
// 20 000 users the pages come again, under new cursors.

const users = Number(process.argv[2]);
const pageSize = 200;
const pagesWritten = 100;

function user(number) {
  const id = `00u${String(number).padStart(17, '0')}`;
  const login = `user.${number}@example.com`;
  const moment = '2026-03-04T09:12:31.000Z';
  return {
    id,
    status: number % 20 === 0 ? 'SUSPENDED' : 'ACTIVE',
    created: moment,
    activated: moment,
    statusChanged: moment,
    lastLogin: moment,
    lastUpdated: moment,
    passwordChanged: moment,
    realmId: 'guo1afiNtSnZYILxO0g4',
    type: { id: 'oty1afiNtSnZYILxO0g4' },
    profile: {
      login,
      email: login,
      secondEmail: null,
      firstName: 'Ada',
      lastName: `Lovelace ${number}`,
      displayName: `Ada Lovelace ${number}`,
      mobilePhone: null,
      userType: 'Employee',
      title: 'Engineer',
      department: 'Engineering',
      division: 'Product',
      organization: 'Example',
      city: 'Lisbon',
      countryCode: 'PT',
      preferredLanguage: 'en',
      employeeNumber: `E${number}`,
      manager: 'Charles Babbage',
      costCenter: 'R&D-7',
    },
    credentials: {
      password: {},
      emails: [{ value: login, status: 'VERIFIED', type: 'PRIMARY' }],
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { self: { href: `https://acme.okta.com/api/v1/users/${id}` } },
  };
}

const one = Buffer.from(JSON.stringify(user(1)));
const pages = Array.from({ length: pagesWritten }, (_, page) =>
  Buffer.from(JSON.stringify(Array.from({ length: pageSize }, (_, index) => user(page * pageSize + index)))),
);

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, origin());
  const headers = {
    'content-type': 'application/json',
    'x-okta-request-id': 'reqBench',
    'x-rate-limit-limit': '100000',
    'x-rate-limit-remaining': '99999',
    'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 60),
  };
  const page = Number(searchParams.get('after') ?? 0);
  const list = pathname === '/api/v1/users';
  const body = list ? pages[page % pagesWritten] : one;
  const self = `<${origin()}${request.url}>; rel="self"`;
  const next = `<${origin()}/api/v1/users?after=${page + 1}&limit=${pageSize}>; rel="next"`;
  const link = list && (page + 1) * pageSize < users ? [self, next] : [self];
  response.writeHead(200, { ...headers, link, 'content-length': body.length }).end(body);
});

const origin = () => `http://127.0.0.1:${server.address().port}`;

server.listen(0, '127.0.0.1', () => console.log(origin()));

import type { OktaConnector } from '../connector/index.ts';
import type { Org } from './rows.ts';

/** Users for actions to work on, each given once. The first of all is the administrator, and never given. */
export async function runnable(okta: OktaConnector, connection: object): Promise<Pick<Org, 'user'>> {
  const { users } = await okta.run('list_users', { connection, input: { search: 'status pr' } });
  let unused = users.slice(1);
  return {
    user(status) {
      const question = status.includes('question');
      const found = unused.find(
        (one) => status.startsWith(String(one.status)) && (!question || one.credentials?.recovery_question),
      );
      if (!found) throw new Error(`The org has no user left who is ${status}.`);
      unused = unused.filter((one) => one !== found);
      return found.id;
    },
  };
}

import { loadConnector } from 'okta-workflow-connector';

// The first call of a fresh process. Prints the answer, then the most memory that the process took, in KB.

const { OKTA_DOMAIN: domain, OKTA_API_KEY: apiKey, USER: userId } = process.env;
const okta = await loadConnector();
const user = await okta.run('get_user', { connection: { domain, apiKey, sandbox: true }, input: { userId } });
console.log(user.id);
console.log(process.resourceUsage().maxRSS);

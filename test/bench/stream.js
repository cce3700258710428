import { loadConnector } from 'okta-workflow-connector';

// Reads every user of an org, page by page. Prints how many there were, then the most memory that the process took, in KB.

const { OKTA_DOMAIN: domain } = process.env;
const okta = await loadConnector();
let users = 0;
const connection = { domain, apiKey: '00benchKey', sandbox: true };
for await (const page of okta.pages('list_users', { connection })) users += page.count;
console.log(users);
console.log(process.resourceUsage().maxRSS);

import okta from '@okta/okta-sdk-nodejs';

// The same job with Okta's own client.

const { OKTA_DOMAIN: orgUrl, OKTA_API_KEY: token, USER: userId } = process.env;
const client = new okta.Client({ orgUrl, token, testing: { disableHttpsCheck: true } });
const user = await client.userApi.getUser({ userId });
console.log(user.id);
console.log(process.resourceUsage().maxRSS);

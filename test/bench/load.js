import { Session } from 'node:inspector';

// Loads the connector in a fresh process. Prints how long that took, and every script that is loaded then.

const started = performance.now();
const { loadConnector } = await import('okta-workflow-connector');
await loadConnector();
const ms = performance.now() - started;

const scripts = [];
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
session.post('Debugger.enable', () => console.log(JSON.stringify({ ms, scripts })));
